import type { CommandGenerator } from './core/generator.ts'
import { absencesGenerators } from './absences/absences-generators.ts'
import { cahierDeTextesGenerators } from './cahier-de-textes/cahier-de-textes-generators.ts'
import { problemReportGenerators } from './problem-report/problem-report-generators.ts'
import { rollCallGenerators } from './roll-call/roll-call-generators.ts'
import { settingsGenerators } from './settings/settings-generators.ts'
import { timetableGenerators } from './timetable/timetable-generators.ts'

/** Every command's generator, one line a feature: what the simulated school draws from. */
export const generators: readonly CommandGenerator[] = [
  ...timetableGenerators,
  ...rollCallGenerators,
  ...absencesGenerators,
  ...settingsGenerators,
  ...problemReportGenerators,
  ...cahierDeTextesGenerators,
]
