import { peerNames, type PeerName } from '#test/bench/peers/peer.ts'
import type { BarLine, Operation, StorageLine } from './bench-result.ts'
import { rounded } from './statistics.ts'

/** Work in which we must be ahead of each peer, although encrypted. */
const aheadIn: readonly Operation[] = ['write', 'load', 'act', 'day', 'student']
/** Work in which we must be ten times ahead of those that people would take instead of a vault of one's own. */
const tenfoldIn: readonly Operation[] = ['write', 'load']
const tenfoldOver: readonly PeerName[] = ['rxdb', 'rxdb-encrypted', 'pouchdb']
/** An act may cost this much more than Dexie's: it pays for two copies, one of them beside the browser. */
const actOverDexieMs = 2

/** The promises that this run can judge, size by size. */
export function storageBars(lines: readonly StorageLine[]): BarLine[] {
  const sizes = [...new Set(lines.map((line) => line.size))]
  return sizes.flatMap((size) => {
    const held = lines.filter((line) => line.size === size)
    const others = peerNames.filter((peer) => peer !== 'ours')
    return [
      ...aheadIn.flatMap((operation) =>
        others.flatMap((peer) => ratioLine(held, { operation, peer, times: 1 })),
      ),
      ...tenfoldIn.flatMap((operation) =>
        tenfoldOver.flatMap((peer) => ratioLine(held, { operation, peer, times: 10 })),
      ),
      ...actLine(held),
    ]
  })
}

interface RatioBar {
  readonly operation: Operation
  readonly peer: PeerName
  readonly times: number
}

function ratioLine(lines: readonly StorageLine[], { operation, peer, times }: RatioBar): BarLine[] {
  const line = lines.find((found) => found.peer === peer && found.operation === operation)
  if (!line || line.timesOurs === null) return []
  const { size, timesOurs } = line
  return [
    {
      name: `${operation} of ${size}: ${peer} over ours`,
      value: timesOurs,
      bar: `≥ ${times} times`,
      holds: timesOurs >= times,
    },
  ]
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
