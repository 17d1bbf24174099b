import type { Role } from '#shared/domain/core/actor.ts'
import { absencesFeatureRights } from './tables/absences-rights.ts'
import { cahierDeTextesFeatureRights } from './tables/cahier-de-textes-rights.ts'
import { peopleFeatureRights } from './tables/people-rights.ts'
import { problemReportFeatureRights } from './tables/problem-report-rights.ts'
import { rollCallFeatureRights } from './tables/roll-call-rights.ts'
import { settingsFeatureRights } from './tables/settings-rights.ts'
import { timetableFeatureRights } from './tables/timetable-rights.ts'
import {
  everyone,
  type CommandRights,
  type FeatureRights,
  type RecordRights,
  type WordRights,
} from './rights-kinds.ts'

/**
 * Who may do what, written from the law and from nothing else: the code is tried against it, cell by cell.
 * One line a feature; a new feature writes its own file beside these (docs/proof.md §6).
 */
export const rightsTable: readonly FeatureRights[] = [
  peopleFeatureRights,
  timetableFeatureRights,
  rollCallFeatureRights,
  absencesFeatureRights,
  settingsFeatureRights,
  problemReportFeatureRights,
  cahierDeTextesFeatureRights,
]

export const commandRights: readonly CommandRights[] = rightsTable.flatMap(({ commands }) => commands)
export const wordRights: readonly WordRights[] = rightsTable.flatMap(({ words = [] }) => words)
export const recordRights: readonly RecordRights[] = rightsTable.flatMap(({ records }) => records)

/**
 * Who holds which scope (C18). Everyone in the scene is named on a service of `d-own` and `g-own`: that gives
 * the class to a teacher, and to nobody else. No second role is needed to see another person’s own.
 */
export const scopeHolders: Readonly<Record<string, readonly Role[]>> = {
  'own class': ['teacher'],
  'other class': [],
  'own group': ['teacher'],
  'other group': [],
  'his own': everyone,
  'another person’s': [],
  'own service': ['teacher'],
  'another service': [],
  'a teacher’s cahiers': [],
  'vie scolaire': ['cpe', 'aed', 'direction'],
  direction: ['direction'],
  secretariat: ['secretariat'],
  administration: ['administrator'],
  etab: everyone,
}
