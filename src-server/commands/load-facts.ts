import { sql } from 'kysely'
import type { Change, Facts, Read } from '#shared/domain/core/command.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { upToDate } from '#server/store/record-rows.ts'
import type { Tx } from '#server/store/tables.ts'
import type { Registry } from './portal-context.ts'

interface FactRow {
  kind: string
  id: string
  version: number
  data: Record<string, unknown>
}

export interface LoadedFacts extends Facts {
  /** The stored body of a record that was read, by kind and id. */
  stored(kind: string, id: string): RecordBody | undefined
}

/** What the commands of one transaction read, fetched once under the clock's lock, as it stands after those that ran. */
export interface HeldFacts {
  /** To one command: what it said it reads. Asking for anything else is a fault of the command. */
  of(reads: readonly Read[]): LoadedFacts
  /** What a command changed: the next one reads it so, as if it were in the table (law S1). */
  change(changes: readonly Change[]): void
}

const keyOf = (kind: string, id: string) => `${kind}|${id}`

/** The facts of one command: what it said it reads, and nothing else. */
export function factsWithin(
  reads: readonly Read[],
  look: (kind: string, id: string) => RecordBody | undefined,
): LoadedFacts {
  const asked = new Set(reads.map((read) => keyOf(read.kind, read.id)))
  const stored = (kind: string, id: string) => (asked.has(keyOf(kind, id)) ? look(kind, id) : undefined)
  return {
    stored,
    get<T extends RecordBody>(type: RecordType<T>, id: string) {
      if (!asked.has(keyOf(type.kind, id)))
        throw new Error(`a command looked at ${type.kind} without reading it`)
      return stored(type.kind, id) as T | undefined
    },
  }
}

/** As jsonb gives it back: without what is undefined, and shared with nobody. */
function asStored(record: RecordBody): RecordBody {
  return JSON.parse(JSON.stringify(record)) as RecordBody
}

async function readBodies(
  tx: Tx,
  school: string,
  registry: Registry,
  reads: readonly Read[],
): Promise<Map<string, RecordBody>> {
  const wanted = [...new Map(reads.map((read) => [keyOf(read.kind, read.id), read])).values()]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<FactRow>`
    select record.kind, record.id, version, data
    from unnest(${wanted.map((read) => read.kind)}::text[], ${wanted.map((read) => read.id)}::text[]) as wanted(kind, id)
    join record on record.school = ${school} and record.kind = wanted.kind and record.id = wanted.id
    where not deleted`.execute(tx)
  const bodies = new Map<string, RecordBody>()
  for (const row of rows) {
    const type = registry.records.get(row.kind)
    if (type) bodies.set(keyOf(row.kind, row.id), upToDate(type, row.version, row.data))
  }
  return bodies
}

/** Fetches, in one question, what commands said they read. */
export async function loadFacts(
  tx: Tx,
  school: string,
  registry: Registry,
  reads: readonly Read[],
): Promise<HeldFacts> {
  const bodies = await readBodies(tx, school, registry, reads)
  return {
    of: (own) => factsWithin(own, (kind, id) => bodies.get(keyOf(kind, id))),
    change: (changes) => {
      for (const change of changes) {
        if (change.op === 'put') bodies.set(keyOf(change.kind, change.record.id), asStored(change.record))
        else bodies.delete(keyOf(change.kind, change.id))
      }
    },
  }
}
