import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { PortalFailure } from '#server/store/portal-failure.ts'
import { analyzeRecords } from '#server/store/analyze-records.ts'
import type { Database, Tx } from '#server/store/tables.ts'
import { appliedMigrations, backedTables } from './backed-tables.ts'
import { readBackup } from './backup-lines.ts'

const batchRows = 2000

/** Reads the whole file before anything is touched. */
async function check(db: Database, file: string): Promise<void> {
  for await (const line of readBackup(file)) {
    if (line.kind !== 'head') continue
    const known = new Set(await appliedMigrations(db))
    if (line.head.migrations.some((name) => !known.has(name))) {
      throw new PortalFailure(
        'backup-newer',
        'Cette sauvegarde vient d’une version plus récente du portail\u00a0: mettez-le à jour d’abord.',
      )
    }
  }
}

/**
 * Tables that only grow: what they have stays, and what the backup has beside it is added. The access log (C13);
 * the keys and the witness of visas: a backup that is older than a visa is then told by `verify-visa` (C1); the
 * archives of cahiers, which the school must keep for years.
 */
const growingTables: ReadonlySet<string> = new Set([
  ...['access_log', 'signing_key', 'seal_witness'],
  ...['made_document', 'made_document_part'],
])

async function emptyTables(tx: Tx): Promise<void> {
  const tables = (await backedTables(tx))
    .map(({ table }) => table)
    .filter((table) => !growingTables.has(table))
  await sql`truncate ${sql.join([...tables, 'session', 'throttle'].map((table) => sql.table(table)))}`.execute(
    tx,
  )
}

async function loadRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: readonly string[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const already = growingTables.has(table) ? sql`on conflict do nothing` : sql``
  await sql`
    insert into ${sql.table(table)} (${names}) overriding system value
    select ${names} from json_populate_recordset(null::${sql.table(`public.${table}`)}, ${`[${rows.join(',')}]`}::json) ${already}`.execute(
    tx,
  )
}

async function load(tx: Tx, file: string): Promise<void> {
  let place: { table: string; columns: readonly string[] } | null = null
  let rows: string[] = []
  const pour = async () => {
    if (place && rows.length > 0) await loadRows(tx, place.table, place.columns, rows)
    rows = []
  }
  for await (const line of readBackup(file)) {
    if (line.kind === 'row') rows.push(line.json)
    if (line.kind !== 'row' || rows.length >= batchRows) await pour()
    if (line.kind === 'table') place = line
  }
}

/** Identity columns go on after the highest number loaded. */
async function advanceIdentities(tx: Tx): Promise<void> {
  const { rows } = await sql<{ table_name: string }>`
    select table_name from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`.execute(
    tx,
  )
  for (const { table_name } of rows) {
    await sql`
      select setval(pg_get_serial_sequence(${table_name}, 'id'), greatest(1, (select max(id) from ${sql.table(table_name)})))`.execute(
      tx,
    )
  }
}

/**
 * Puts a backup in the place of the base: checked whole first, then all or nothing. Every school begins a new
 * epoch: workstations drop what they hold, keep their outbox, and pull again (law S11).
 * @throws PortalFailure `backup-damaged` or `backup-newer`
 */
export async function restoreBackup(db: Database, file: string, now: string): Promise<void> {
  await check(db, file)
  await db.transaction().execute(async (tx) => {
    await emptyTables(tx)
    await load(tx, file)
    await advanceIdentities(tx)
    const schools = await tx.selectFrom('school_clock').select('school').execute()
    for (const { school } of schools) {
      await tx.updateTable('school_clock').set({ epoch: randomUUID() }).where('school', '=', school).execute()
      await tx
        .insertInto('access_log')
        .values({
          school,
          at: now,
          account_id: null,
          workstation_id: null,
          action: 'restored',
          target: null,
          details: null,
        })
        .execute()
    }
    await analyzeRecords(tx)
  })
}
