import type { Change } from '#shared/domain/core/command.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { sameValue } from '#shared/kernel/canonical-json.ts'

/**
 * How many records of the files are new, changed, as they were; and how many pupils are newly gone.
 * A pupil is one, though he has a record for his teachers and another for the administration.
 */
export interface ChangeCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly departed: number
}

/** A record as the files want it, and as it is. */
export interface WantedRecord {
  readonly kind: string
  readonly wanted: RecordBody
  readonly existing: RecordBody | undefined
}

/** Compares wanted records with those of the base; only what differs becomes a change. */
export interface ChangeTally {
  readonly changes: readonly Change[]
  readonly counts: ChangeCounts
  want<T extends RecordBody>(type: RecordType<T>, wanted: T, existing: T | undefined): void
  /** Several records that are one thing to whoever reads the report. */
  wantTogether(...parts: readonly WantedRecord[]): void
  /** A pupil of the base whom the file no longer has, or has as gone: counted as departed, not as updated. */
  depart(...parts: readonly WantedRecord[]): void
  /** A record that the files no longer have: not one of theirs, so in none of the counts. */
  remove(type: { readonly kind: string }, id: string): void
}

export function createChangeTally(): ChangeTally {
  const changes: Change[] = []
  const counts = { created: 0, updated: 0, unchanged: 0, departed: 0 }
  const putChanged = (parts: readonly WantedRecord[]): readonly WantedRecord[] => {
    const changed = parts.filter(
      ({ wanted, existing }) => existing === undefined || !sameValue(existing, wanted),
    )
    for (const { kind, wanted } of changed) changes.push({ op: 'put', kind, record: wanted })
    return changed
  }
  const wantTogether = (...parts: readonly WantedRecord[]) => {
    const changed = putChanged(parts)
    const isNew = parts.every(({ existing }) => existing === undefined)
    counts[changed.length === 0 ? 'unchanged' : isNew ? 'created' : 'updated'] += 1
  }
  return {
    changes,
    counts,
    wantTogether,
    want: (type, wanted, existing) => wantTogether({ kind: type.kind, wanted, existing }),
    depart(...parts) {
      putChanged(parts)
      counts.departed += 1
    },
    remove(type, id) {
      changes.push({ op: 'delete', kind: type.kind, id })
    },
  }
}
