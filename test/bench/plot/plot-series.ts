import { peerNames, type PeerName } from '#test/bench/peers/peer.ts'
import type { BenchResult, Operation } from '#test/bench/run/bench-result.ts'

/** One point of a peer's curve. */
export interface PlotPoint {
  readonly size: number
  readonly value: number
  /** Stopped: it took at least this. */
  readonly isStopped: boolean
}

export interface PlotSeries {
  readonly peer: PeerName
  readonly points: readonly PlotPoint[]
}

/** The clock is read to 5 µs: less than that is drawn as that. */
const leastValue = 0.005

/** The curves of one operation, least size first; a peer without any point has none. */
export function seriesOf(
  result: Pick<BenchResult, 'storage' | 'stopped'>,
  operation: Operation,
): PlotSeries[] {
  return peerNames
    .map((peer) => ({ peer, points: pointsOf(result, peer, operation) }))
    .filter(({ points }) => points.length > 0)
}

function pointsOf(
  { storage, stopped }: Pick<BenchResult, 'storage' | 'stopped'>,
  peer: PeerName,
  operation: Operation,
): PlotPoint[] {
  const isIt = (line: { readonly peer: PeerName; readonly operation: Operation }) =>
    line.peer === peer && line.operation === operation
  const measured = storage
    .filter(isIt)
    .map(({ size, median }) => ({ size, value: Math.max(median, leastValue), isStopped: false }))
  const halted = stopped
    .filter(isIt)
    .flatMap(({ size, afterS }) => (afterS === null ? [] : [{ size, value: afterS * 1000, isStopped: true }]))
  return [...measured, ...halted].sort((a, b) => a.size - b.size)
}
