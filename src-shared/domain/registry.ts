import type { AnyCommandType } from './core/command.ts'
import type { Feature } from './core/feature.ts'
import type { AnyRecordType } from './core/record-type.ts'
import { absencesFeature } from './absences/feature.ts'
import { cahierDeTextesFeature } from './cahier-de-textes/feature.ts'
import { peopleFeature } from './people/feature.ts'
import { problemReportFeature } from './problem-report/feature.ts'
import { rollCallFeature } from './roll-call/feature.ts'
import { settingsFeature } from './settings/feature.ts'
import { timetableFeature } from './timetable/feature.ts'

/** Every feature of the domain, one line each. */
export const features: readonly Feature[] = [
  peopleFeature,
  timetableFeature,
  rollCallFeature,
  absencesFeature,
  settingsFeature,
  problemReportFeature,
  cahierDeTextesFeature,
]

export const recordTypes: ReadonlyMap<string, AnyRecordType> = new Map(
  features.flatMap((feature) => feature.records.map((type) => [type.kind, type])),
)

export const commandTypes: ReadonlyMap<string, AnyCommandType> = new Map(
  features.flatMap((feature) => feature.commands.map((type) => [type.name, type])),
)
