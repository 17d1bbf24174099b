import type { Checkpoint, CheckpointPage, LocalStore, SyncState } from '#shared/sync/ports.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { renumberCommands } from '#shared/sync/renumber-commands.ts'
import { settleOutcomes } from '#shared/sync/settle-outcomes.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { rowMark } from '#shared/protocol/row-mark.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'

/** A local store without disk nor keys, for tests of the engine alone. */
export interface MemoryLocalStore extends LocalStore {
  queue: PendingCommand[]
  readonly settled: SettledCommand[]
  rows: Map<string, RowMessage>
  commits: number
  type(name: string, args?: unknown): void
}

export function createMemoryLocalStore(change: Partial<SyncState> = {}): MemoryLocalStore {
  let state: SyncState = {
    epoch: 'epoch-1',
    cursor: 0,
    scopes: [],
    roles: null,
    confirmedMid: 0,
    mustRefresh: false,
    ...change,
  }
  const store: MemoryLocalStore = {
    workstationId: 'post-0001',
    queue: [],
    settled: [],
    rows: new Map(),
    commits: 0,
    state: () => state,
    pending: () => store.queue,
    type(name, args = {}) {
      const mid = (store.queue.at(-1)?.mid ?? state.confirmedMid) + 1
      store.queue = [...store.queue, { mid, name, version: 1, args, typedAt: instantOf(0) }]
    },
    beginCheckpoint: (fresh): Checkpoint => {
      const pages: CheckpointPage[] = []
      return {
        stage: async (page) => void pages.push(page),
        async commit(close) {
          if (fresh) store.rows = new Map()
          for (const page of pages) {
            for (const row of page.rows) store.rows.set(`${row.kind}|${row.id}`, row)
            for (const gone of [...page.deletes, ...page.evicts]) store.rows.delete(`${gone.kind}|${gone.id}`)
          }
          const { settled, remaining } = settleOutcomes(store.queue, close.lastMid, close.outcomes, close.now)
          store.settled.push(...settled)
          store.queue = [...remaining]
          store.commits += 1
          const { epoch, head, scopes, roles, lastMid } = close
          state = { epoch, cursor: head, scopes, roles, confirmedMid: lastMid, mustRefresh: false }
          return true
        },
      }
    },
    digests: async (scopes) =>
      scopes.map((scope) => {
        const rows = [...store.rows.values()].filter((row) => row.scopes.includes(scope))
        return { scope, rows: rows.length, sum: rows.reduce((sum, row) => sum + rowMark(row), 0) }
      }),
    async doubtBase() {
      state = { ...state, mustRefresh: true }
    },
    async renumber(expected, reused = []) {
      const isSettled = ({ mid }: PendingCommand) => mid < expected && !reused.includes(mid)
      const waiting = store.queue.filter((command) => !isSettled(command))
      store.queue = [...store.queue.filter(isSettled), ...renumberCommands(waiting, expected)]
    },
  }
  return store
}
