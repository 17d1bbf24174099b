import type { Kysely, Transaction } from 'kysely'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import type { Scope } from '#shared/domain/core/scope.ts'
import type { Tables } from './tables.ts'

export interface StoredRecord<T> {
  readonly record: T
  readonly rev: number
  readonly scopes: Scope[]
}

type Reader = Kysely<Tables> | Transaction<Tables>

/** Brings a record written under an earlier version of its type up to the present one. */
export function upToDate<T extends RecordBody>(
  type: RecordType<T>,
  version: number,
  data: Record<string, unknown>,
): T {
  return type.upgrades.slice(version - 1).reduce((earlier, upgrade) => upgrade(earlier), data) as unknown as T
}

/** All living records of a kind. */
export async function readRecords<T extends RecordBody>(
  db: Reader,
  school: string,
  type: RecordType<T>,
): Promise<StoredRecord<T>[]> {
  const rows = await db
    .selectFrom('record')
    .select(['rev', 'version', 'scopes', 'data'])
    .where('school', '=', school)
    .where('kind', '=', type.kind)
    .where('deleted', '=', false)
    .execute()
  return rows.map((row) => ({
    record: upToDate(type, row.version, row.data),
    rev: row.rev,
    scopes: row.scopes,
  }))
}

/** One living record, or undefined. */
export async function readRecord<T extends RecordBody>(
  db: Reader,
  school: string,
  type: RecordType<T>,
  id: string,
): Promise<T | undefined> {
  const row = await db
    .selectFrom('record')
    .select(['version', 'data'])
    .where('school', '=', school)
    .where('kind', '=', type.kind)
    .where('id', '=', id)
    .where('deleted', '=', false)
    .executeTakeFirst()
  return row && upToDate(type, row.version, row.data)
}
