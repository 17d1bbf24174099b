import PouchDB, { type Line } from 'pouchdb-browser'
import { dayOf, studentOf } from '#test/bench/data/bench-row.ts'
import { holdRows } from '#test/bench/page/hold-rows.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { batches, type Action, type Peer } from './peer.ts'

/**
 * PouchDB over its IndexedDB adapter. Its documentation recommends answering from `allDocs` over well-made
 * ids rather than from a secondary index, so the id of a row is `r|kind|day or pupil|id` ; a row that has a
 * pupil is found under its pupil, the others under their day.
 */
export function pouchdbPeer(): Peer {
  const database = new PouchDB('bench-pouchdb', { adapter: 'idb', auto_compaction: true, revs_limit: 1 })
  const revs = new Map<string, string>()
  const take = (found: readonly Line[]): RowMessage[] =>
    found.flatMap(({ doc }) => {
      if (!doc) return []
      revs.set(doc._id, doc._rev)
      return [(doc as unknown as RowDoc).row]
    })
  const rowsBetween = async (startkey: string, endkey: string): Promise<RowMessage[]> =>
    take((await database.allDocs({ include_docs: true, startkey, endkey })).rows)
  const ofDay = (kind: string, day: string) => rowsBetween(`r|${kind}|${day}|`, `r|${kind}|${day}|${last}`)
  const write = async (docs: readonly BenchDoc[]): Promise<void> => {
    const answers = await database.bulkDocs(docs.map((doc) => withRev(doc, revs)))
    for (const answer of answers) {
      if (!('ok' in answer)) throw new Error('PouchDB refused a row')
      revs.set(answer.id, answer.rev)
    }
  }
  const entries = async (): Promise<EntryDoc[]> => {
    const found = await database.allDocs({ include_docs: true, startkey: 'q|', endkey: `q|${last}` })
    return found.rows.map((line) => line.doc as unknown as EntryDoc)
  }
  return {
    name: 'pouchdb',
    open: async () => void (await database.info()),
    writeAll: async (rows) => {
      for (const batch of batches(rows)) await write(batch.map(toDoc))
    },
    load: async () => holdRows(await rowsBetween('r|', `r|${last}`)),
    unlock: async ({ standing, monthly, month }) => {
      const found = await Promise.all([
        ...standing.map((kind) => rowsBetween(`r|${kind}|`, `r|${kind}|${last}`)),
        ...monthly.map((kind) => rowsBetween(`r|${kind}|${month}-`, `r|${kind}|${month}-${last}`)),
      ])
      return holdRows(found.flat())
    },
    readAll: () => rowsBetween('r|', `r|${last}`),
    readRows: async (rows) =>
      take((await database.allDocs({ include_docs: true, keys: rows.map(rowId) })).rows),
    act: ({ row, entry }: Action) => write([toDoc(row), { _id: entryId(entry), entry }]),
    rowsOfDay: ofDay,
    rowsOfStudent: (kind, student) => rowsBetween(`r|${kind}|${student}|`, `r|${kind}|${student}|${last}`),
    watchDay: async (kind, day, told) => {
      const feed = database.changes({ since: 'now', live: true })
      feed.on('change', ({ id }) => {
        if (id.startsWith(`r|${kind}|${day}|`)) void ofDay(kind, day).then(told)
      })
      // The feed has no word for « I am listening »: what has been asked before is answered before.
      await database.info()
      told(await ofDay(kind, day))
      return () => feed.cancel()
    },
    confirm: async ({ rows, lastMid }) => {
      const done = lastMid === 0 ? [] : (await entries()).filter(({ entry }) => entry.mid <= lastMid)
      await write([...rows.map(toDoc), ...done.map((doc) => ({ ...doc, _deleted: true as const }))])
    },
    queue: async () => (await entries()).map(({ entry }) => entry),
  }
}

/** Past every letter of an id. */
const last = '\uffff'

type RowDoc = { readonly _id: string; readonly _rev?: string; readonly row: RowMessage }
type EntryDoc = {
  readonly _id: string
  readonly _rev?: string
  readonly _deleted?: true
  readonly entry: PendingCommand
}
type BenchDoc = RowDoc | EntryDoc

/** PouchDB refuses a change that does not name the revision it changes. */
function withRev(doc: BenchDoc, revs: ReadonlyMap<string, string>): BenchDoc {
  const known = doc._rev ?? revs.get(doc._id)
  return known === undefined ? doc : { ...doc, _rev: known }
}

function toDoc(row: RowMessage): RowDoc {
  return { _id: rowId(row), row }
}

function rowId(row: RowMessage): string {
  return `r|${row.kind}|${studentOf(row) || dayOf(row)}|${row.id}`
}

function entryId(entry: PendingCommand): string {
  return `q|${String(entry.mid).padStart(12, '0')}`
}
