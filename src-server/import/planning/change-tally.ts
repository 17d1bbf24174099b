import type { Change } from '#shared/domain/core/command.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { sameValue } from '#shared/kernel/canonical-json.ts'

/** How many records of the files are new, changed, as they were; and how many pupils are newly gone. */
export interface ChangeCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly departed: number
}

/** Compares wanted records with those of the base; only what differs becomes a change. */
export interface ChangeTally {
  readonly changes: readonly Change[]
  readonly counts: ChangeCounts
  want<T extends RecordBody>(type: RecordType<T>, wanted: T, existing: T | undefined): void
  /** A pupil of the base whom the file no longer has, or has as gone: counted as departed, not as updated. */
  depart<T extends RecordBody>(type: RecordType<T>, wanted: T): void
  /** A record that the files no longer have: counted as updated. */
  remove(type: { readonly kind: string }, id: string): void
}

export function createChangeTally(): ChangeTally {
  const changes: Change[] = []
  const counts = { created: 0, updated: 0, unchanged: 0, departed: 0 }
  return {
    changes,
    counts,
    want(type, wanted, existing) {
      if (existing !== undefined && sameValue(existing, wanted)) {
        counts.unchanged += 1
        return
      }
      counts[existing === undefined ? 'created' : 'updated'] += 1
      changes.push({ op: 'put', kind: type.kind, record: wanted })
    },
    depart(type, wanted) {
      counts.departed += 1
      changes.push({ op: 'put', kind: type.kind, record: wanted })
    },
    remove(type, id) {
      counts.updated += 1
      changes.push({ op: 'delete', kind: type.kind, id })
    },
  }
}
