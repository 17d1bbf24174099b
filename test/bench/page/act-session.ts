import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { contentMark, keyOf } from '#test/bench/data/bench-row.ts'
import type { Action, KeptRow, Peer } from '#test/bench/peers/peer.ts'
import type { PlannedEffect } from '#test/bench/run/fake-portal.ts'
import { planActs, type ActPlan } from './act-plan.ts'
import { drainPeer } from './drain-peer.ts'
import { collectGarbage, timed } from './page-measures.ts'
import type { OperationResult } from './operation-result.ts'

/** What people and the portal do to a loaded store, one operation after the other in the same page. */
export interface ActSession {
  /** One mark until durable. */
  act(size: number, runs: number): Promise<OperationResult>
  /** A whole call of thirty-five marks until durable. */
  call(size: number, runs: number): Promise<OperationResult>
  /** From the arrival of a changed row until whoever watches its day has the new value. */
  live(size: number, runs: number): Promise<OperationResult>
  /** Fills the queue, without the line and without the clock. @returns what the portal will make of it */
  fillQueue(size: number, count: number): Promise<readonly PlannedEffect[]>
  /** From the line's return until the queue is empty and its rows confirmed. */
  drain(size: number, portal: string): Promise<OperationResult>
}

export function actSession(peer: Peer, rowsOf: (size: number) => readonly RowMessage[]): ActSession {
  let made: ActPlan | undefined
  const effects: PlannedEffect[] = []
  const planOf = (size: number): ActPlan => (made ??= planActs(rowsOf(size)))
  const note = (action: Action): Action => {
    effects.push({ mid: action.entry.mid, row: action.row })
    return action
  }
  const several = (runs: number, one: () => Action): Action[] =>
    Array.from({ length: runs }, () => note(one()))
  return {
    act: (size, runs) => actMany(peer, planOf(size), several(runs, planOf(size).mark)),
    call: (size, runs) => actMany(peer, planOf(size), several(runs, planOf(size).call)),
    live: (size, runs) => watchMany(peer, planOf(size), runs),
    fillQueue: async (size, count) => {
      const plan = planOf(size)
      for (const action of several(count - plan.entries.length, plan.mark)) await peer.act(action)
      return effects
    },
    drain: (size, portal) => drain(peer, planOf(size), portal),
  }
}

async function actMany(peer: Peer, plan: ActPlan, actions: readonly Action[]): Promise<OperationResult> {
  const ms: number[] = []
  collectGarbage()
  for (const action of actions) {
    const begun = performance.now()
    await peer.act(action)
    ms.push(performance.now() - begun)
  }
  await peer.reopen?.()
  const touched = [...new Map(actions.map(({ row }) => [keyOf(row), row])).values()]
  const found = [...(await peer.readRows(touched)), ...(await peer.queue()).map(queueRow)]
  const expected = [...touched, ...plan.entries.map(queueRow)]
  return { ms, heapBytes: null, expected: contentMark(expected), found: contentMark(found) }
}

/** The queue is verified with the rows: as a kind of its own, in any order of fields. */
function queueRow(entry: PendingCommand): KeptRow {
  const data = JSON.parse(canonicalJson(entry)) as KeptRow['data']
  return { kind: 'queue', id: String(entry.mid), data }
}

async function watchMany(peer: Peer, plan: ActPlan, runs: number): Promise<OperationResult> {
  const ms: number[] = []
  const changed: RowMessage[] = []
  const expected: KeptRow[] = []
  const found: KeptRow[] = []
  collectGarbage()
  for (let run = 0; run < runs; run++) {
    const change = plan.correction()
    const watched = await watchOnce(peer, change)
    ms.push(watched.ms)
    changed.push(change.row)
    expected.push(...change.ofDay)
    found.push(...watched.rows)
  }
  await peer.reopen?.()
  // What was told is what the disk has.
  const last = [...new Map(changed.map((row) => [keyOf(row), row])).values()]
  expected.push(...last)
  found.push(...(await peer.readRows(last)))
  return { ms, heapBytes: null, expected: contentMark(expected), found: contentMark(found) }
}

/** The first answer of a watch is what stood before; only the new value stops the clock. */
async function watchOnce(
  peer: Peer,
  { row, day }: ReturnType<ActPlan['correction']>,
): Promise<{ readonly ms: number; readonly rows: readonly KeptRow[] }> {
  let begun = Number.NaN
  let seen: (rows: readonly KeptRow[]) => void = () => {}
  const told = new Promise<{ ms: number; rows: readonly KeptRow[] }>((resolve) => {
    seen = (rows) => resolve({ ms: performance.now() - begun, rows })
  })
  const isNew = (kept: KeptRow) => kept.id === row.id && kept.data['corrections'] === row.data['corrections']
  const stop = await peer.watchDay(row.kind, day, (rows) => rows.some(isNew) && seen(rows))
  begun = performance.now()
  await peer.confirm({ rows: [row], lastMid: 0 })
  const watched = await told
  stop()
  return watched
}

async function drain(peer: Peer, plan: ActPlan, portal: string): Promise<OperationResult> {
  const ms = await timed(() => (peer.drain ? peer.drain() : drainPeer(peer, portal)))
  await peer.reopen?.()
  const found = [...(await peer.readAll()), ...(await peer.queue()).map(queueRow)]
  return { ms: [ms], heapBytes: null, expected: contentMark(plan.rows()), found: contentMark(found) }
}
