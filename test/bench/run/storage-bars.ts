import { peerNames, type PeerName } from '#test/bench/peers/peer.ts'
import type { BarLine, Operation, StoppedLine, StorageLine } from './bench-result.ts'
import { rounded } from './statistics.ts'

/** Work in which we must be ahead of each peer, although encrypted. */
const aheadIn: readonly Operation[] = [
  'sync',
  'unlock',
  'load',
  'act',
  'call',
  'day',
  'student',
  'live',
  'drain',
  'disk',
  'heap',
]
/** Work in which we must be ten times ahead of those that people would take instead of a vault of one's own. */
const tenfoldIn: readonly Operation[] = ['sync', 'load']
const tenfoldOver: readonly PeerName[] = ['rxdb', 'pouchdb']
/** An act may cost this much more than Dexie's: it pays for two copies, one of them beside the browser. */
const actOverDexieMs = 2

/** The promises that this run can judge, size by size. */
export function storageBars(lines: readonly StorageLine[], stopped: readonly StoppedLine[] = []): BarLine[] {
  const sizes = [...new Set(lines.map((line) => line.size))]
  return sizes.flatMap((size) => {
    const held: Held = {
      size,
      lines: lines.filter((line) => line.size === size),
      stopped: stopped.filter((line) => line.size === size),
    }
    const others = peerNames.filter((peer) => peer !== 'ours')
    return [
      ...tenfoldIn.flatMap((operation) =>
        tenfoldOver.flatMap((peer) => ratioLine(held, { operation, peer, times: 10 })),
      ),
      ...aheadIn.flatMap((operation) =>
        others.flatMap((peer) => ratioLine(held, { operation, peer, times: 1 })),
      ),
      ...actLine(held.lines),
    ]
  })
}

interface Held {
  readonly size: number
  readonly lines: readonly StorageLine[]
  readonly stopped: readonly StoppedLine[]
}

interface RatioBar {
  readonly operation: Operation
  readonly peer: PeerName
  readonly times: number
}

function ratioLine(held: Held, { operation, peer, times }: RatioBar): BarLine[] {
  const found = ratioTo(held, operation, peer)
  if (!found) return []
  const { value, isAtLeast } = found
  return [
    {
      name: `${operation} of ${held.size}: ${peer} over ours${isAtLeast ? ', at least, for it was stopped' : ''}`,
      value,
      bar: `≥ ${times} times`,
      holds: value >= times,
    },
  ]
}

/** A peer that was stopped took at least what it was given. */
function ratioTo(held: Held, operation: Operation, peer: PeerName) {
  const lineOf = (name: PeerName) =>
    held.lines.find((line) => line.peer === name && line.operation === operation)
  const timesOurs = lineOf(peer)?.timesOurs
  if (timesOurs !== undefined) return timesOurs === null ? null : { value: timesOurs, isAtLeast: false }
  const ours = lineOf('ours')
  const halted = held.stopped.find((line) => line.peer === peer && line.operation === operation)
  if (!ours || halted?.afterS == null) return null
  return { value: rounded((halted.afterS * 1000) / ours.median), isAtLeast: true }
}

function actLine(lines: readonly StorageLine[]): BarLine[] {
  const medianOf = (peer: PeerName): number | undefined =>
    lines.find((line) => line.peer === peer && line.operation === 'act')?.median
  const [ours, dexie, size] = [medianOf('ours'), medianOf('dexie'), lines[0]?.size]
  if (ours === undefined || dexie === undefined) return []
  const over = rounded(ours - dexie)
  return [
    {
      name: `act of ${size}: ours less that of Dexie, ms`,
      value: over,
      bar: `≤ ${actOverDexieMs} ms`,
      holds: over <= actOverDexieMs,
    },
  ]
}
