import { keyOf } from '#test/bench/data/bench-row.ts'
import type { Action } from '#test/bench/peers/peer.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'

/** The n-th act: one more mark on one call, as a teacher's key would leave it. Calls are taken from the end, each once. */
export function planAct(rollCalls: readonly RowMessage[], n: number): Action {
  const call = rollCalls[rollCalls.length - 1 - n] as RowMessage
  const mark = {
    id: `00000000-0000-4000-a000-${String(n).padStart(12, '0')}`,
    studentId: 'd7b1f6a0-0000-4000-a000-000000000001',
    kind: 'late',
    minutes: 5,
    at: null,
    item: null,
    reason: null,
    by: 'bench-teacher',
    fromDesk: false,
    workstationId: 'ws-bench-0001',
    typedAt: '2026-11-23T08:05:00.000Z',
    recordedAt: '2026-11-23T08:05:00.000Z',
  }
  const marks = [...(call.data['marks'] as readonly unknown[]), mark]
  return {
    row: { ...call, data: { ...call.data, marks } },
    entry: { mid: n + 1, name: 'markStudent', args: { rollCallId: call.id, mark }, typedAt: mark.typedAt },
  }
}

/** The rows as they must be once `acts` are kept. */
export function afterActs(rows: readonly RowMessage[], acts: readonly Action[]): RowMessage[] {
  const changed = new Map(acts.map((act) => [keyOf(act.row), act.row]))
  return rows.map((row) => changed.get(keyOf(row)) ?? row)
}
