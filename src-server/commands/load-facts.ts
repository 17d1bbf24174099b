import { sql } from 'kysely'
import type { Facts, Read } from '#shared/domain/core/command.ts'
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

/** Fetches what a command said it reads. Asking for anything else is a fault of the command. */
export async function loadFacts(
  tx: Tx,
  school: string,
  registry: Registry,
  reads: readonly Read[],
): Promise<LoadedFacts> {
  const asked = new Set(reads.map((read) => `${read.kind}|${read.id}`))
  const { rows } = await sql<FactRow>`
    select record.kind, record.id, version, data
    from unnest(${reads.map((read) => read.kind)}::text[], ${reads.map((read) => read.id)}::text[]) as wanted(kind, id)
    join record on record.school = ${school} and record.kind = wanted.kind and record.id = wanted.id
    where not deleted`.execute(tx)
  const bodies = new Map<string, RecordBody>()
  for (const row of rows) {
    const type = registry.records.get(row.kind)
    if (type) bodies.set(`${row.kind}|${row.id}`, upToDate(type, row.version, row.data))
  }
  return {
    stored: (kind, id) => bodies.get(`${kind}|${id}`),
    get<T extends RecordBody>(type: RecordType<T>, id: string) {
      if (!asked.has(`${type.kind}|${id}`))
        throw new Error(`a command looked at ${type.kind} without reading it`)
      return bodies.get(`${type.kind}|${id}`) as T | undefined
    },
  }
}
