import PouchDB from 'pouchdb-browser'
import { dayOf, studentOf } from '#test/bench/data/bench-row.ts'
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
  const rowsBetween = async (startkey: string, endkey: string): Promise<RowMessage[]> => {
    const found = await database.allDocs({ include_docs: true, startkey, endkey })
    return found.rows.map((line) => {
      const doc = line.doc as unknown as RowDoc
      revs.set(doc._id, doc._rev as string)
      return doc.row
    })
  }
  const write = async (docs: readonly BenchDoc[]): Promise<void> => {
    const answers = await database.bulkDocs(docs as BenchDoc[])
    for (const answer of answers) {
      if (!('ok' in answer)) throw new Error('PouchDB refused a row')
      revs.set(answer.id, answer.rev)
    }
  }
  return {
    name: 'pouchdb',
    open: async () => void (await database.info()),
    writeAll: async (rows) => {
      for (const batch of batches(rows)) await write(batch.map((row) => ({ _id: rowId(row), row })))
    },
    readAll: () => rowsBetween('r|', 'r|\uffff'),
    act: ({ row, entry }: Action) => {
      const _id = rowId(row)
      const known = revs.get(_id)
      return write([
        { _id, row, ...(known ? { _rev: known } : {}) },
        { _id: entryId(entry), entry },
      ])
    },
    rowsOfDay: (kind, day) => rowsBetween(`r|${kind}|${day}|`, `r|${kind}|${day}|\uffff`),
    rowsOfStudent: (kind, student) => rowsBetween(`r|${kind}|${student}|`, `r|${kind}|${student}|\uffff`),
    queue: async () => {
      const found = await database.allDocs({ include_docs: true, startkey: 'q|', endkey: 'q|\uffff' })
      return found.rows.map((line) => (line.doc as unknown as EntryDoc).entry)
    },
  }
}

type RowDoc = { readonly _id: string; readonly _rev?: string; readonly row: RowMessage }
type EntryDoc = { readonly _id: string; readonly _rev?: string; readonly entry: PendingCommand }
type BenchDoc = RowDoc | EntryDoc

function rowId(row: RowMessage): string {
  return `r|${row.kind}|${studentOf(row) || dayOf(row)}|${row.id}`
}

function entryId(entry: PendingCommand): string {
  return `q|${String(entry.mid).padStart(12, '0')}`
}
