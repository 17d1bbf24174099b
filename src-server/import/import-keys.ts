import type { Tx } from '#server/store/tables.ts'

/** Remembers which record each key of another system became. Keys are only ever added. */
export async function keepImportKeys(
  tx: Tx,
  school: string,
  source: 'sts' | 'icalendar',
  keys: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = [...keys].map(([external_key, record_id]) => ({ school, source, external_key, record_id }))
  for (let start = 0; start < rows.length; start += 1000) {
    await tx
      .insertInto('import_key')
      .values(rows.slice(start, start + 1000))
      .onConflict((conflict) => conflict.columns(['school', 'source', 'external_key']).doNothing())
      .execute()
  }
}
