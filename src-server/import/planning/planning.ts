import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ChangeTally } from './change-tally.ts'
import type { StudentMatch } from './match-students.ts'
import type { KnownSchool } from './known-school.ts'
import type { ImportNotes } from './import-notes.ts'
import type { ImportSource } from './import-source.ts'

/** What every step of the plan is given, and where it writes what it found. */
export interface Planning {
  readonly source: ImportSource
  readonly base: KnownSchool
  /** The day at which presence is judged. */
  readonly on: PlainDate
  readonly notes: ImportNotes
  readonly tally: ChangeTally
  /** Whether the files hold only some of the school: what they do not have is not gone. */
  readonly isPartial: boolean
  /** Who pupils are in the base, by ELEVE_ID, when that was judged before, over a whole file. */
  readonly matches: ReadonlyMap<string, StudentMatch> | null
  /** A fresh id for a record that the base does not have. */
  newId(): string
}

export function indexBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T> {
  return new Map(items.map((item) => [keyOf(item), item]))
}
