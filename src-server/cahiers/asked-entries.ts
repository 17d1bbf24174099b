import { sql } from 'kysely'
import { entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { isFilled } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { upToDate } from '#server/store/record-rows.ts'
import type { Database, Tx } from '#server/store/tables.ts'

/** Which entries: what is empty or null chooses nothing out; together they narrow. */
export interface EntryChoice {
  readonly teacherIds: readonly string[]
  readonly divisionIds: readonly string[]
  readonly subjectIds: readonly string[]
  readonly from: string | null
  readonly to: string | null
}

export const everyEntry: EntryChoice = {
  ...{ teacherIds: [], divisionIds: [], subjectIds: [], from: null, to: null },
}

/** An entry before it is read: where it stands, and what its cahier is called by. */
export type EntryPlace = Pick<
  CahierEntry,
  'id' | 'cahierId' | 'teacherIds' | 'divisionIds' | 'groupId' | 'subjectId'
>

/** The places of the entries chosen, cahier by cahier, each in the order of its lessons. */
export async function chooseEntries(
  db: Database | Tx,
  school: string,
  choice: EntryChoice,
): Promise<readonly EntryPlace[]> {
  const anyOf = (field: string, ids: readonly string[]) =>
    ids.length === 0 ? sql`true` : sql`data->${field} ?| ${[...ids]}::text[]`
  const { rows } = await sql<EntryPlace>`
    select id, data->>'cahierId' as "cahierId", data->'teacherIds' as "teacherIds",
      data->'divisionIds' as "divisionIds", data->>'groupId' as "groupId", data->>'subjectId' as "subjectId" from record
    where school = ${school} and kind = ${entryRecord.kind} and not deleted
      and ${anyOf('teacherIds', choice.teacherIds)}
      and ${anyOf('divisionIds', choice.divisionIds)}
      and ${choice.subjectIds.length === 0 ? sql`true` : sql`data->>'subjectId' = any(${[...choice.subjectIds]}::text[])`}
      and (${choice.from}::text is null or data->>'date' >= ${choice.from})
      and (${choice.to}::text is null or data->>'date' <= ${choice.to})
    order by data->>'cahierId', data->>'date', data->>'start', id`.execute(db)
  return rows
}

const atOnce = 50

/** Whether there is something in an entry to print or to keep: nothing written, given nor sealed is nothing. */
function isWorthKeeping(entry: CahierEntry): boolean {
  return isFilled(entry) || entry.homework.length > 0 || entry.seals.length > 0 || entry.addenda.length > 0
}

/** Reads entries some at a time, in the order of their places; empty ones are left out. */
export async function* readEntries(
  db: Database | Tx,
  school: string,
  places: readonly Pick<EntryPlace, 'id'>[],
): AsyncGenerator<CahierEntry> {
  for (let start = 0; start < places.length; start += atOnce) {
    const ids = places.slice(start, start + atOnce).map(({ id }) => id)
    const rows = await db
      .selectFrom('record')
      .select(['id', 'version', 'data'])
      .where('school', '=', school)
      .where('kind', '=', entryRecord.kind)
      .where('id', 'in', ids)
      .where('deleted', '=', false)
      .execute()
    const held = new Map(rows.map((row) => [row.id, upToDate(entryRecord, row.version, row.data)]))
    for (const id of ids) {
      const entry = held.get(id)
      if (entry && isWorthKeeping(entry)) yield entry
    }
  }
}

/** Reads as of one moment: a seal given meanwhile cannot make a chain look broken. */
export function atOneMoment<T>(db: Database, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}
