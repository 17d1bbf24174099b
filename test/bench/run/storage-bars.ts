import type { PeerName } from '#test/bench/peers/peer.ts'
import type { BarLine, Operation, StorageLine } from './bench-result.ts'
import { rounded } from './statistics.ts'

/** A promise on how many times our figure a peer's must be. */
interface RatioBar {
  readonly peer: PeerName
  readonly operation: Operation
  readonly timesOurs: number
}

/** Ahead of each peer, although encrypted; ten times ahead of those that people would take instead. */
const ratioBars: readonly RatioBar[] = [
  { peer: 'dexie', operation: 'write', timesOurs: 1 },
  { peer: 'rxdb', operation: 'write', timesOurs: 10 },
  { peer: 'rxdb-encrypted', operation: 'write', timesOurs: 10 },
  { peer: 'pouchdb', operation: 'write', timesOurs: 10 },
  { peer: 'dexie', operation: 'load', timesOurs: 1 },
  { peer: 'rxdb', operation: 'load', timesOurs: 10 },
  { peer: 'rxdb-encrypted', operation: 'load', timesOurs: 10 },
  { peer: 'pouchdb', operation: 'load', timesOurs: 10 },
  ...(['day', 'student'] as const).flatMap((operation) =>
    (['dexie', 'rxdb', 'rxdb-encrypted', 'pouchdb'] as const).map((peer) => ({
      peer,
      operation,
      timesOurs: 1,
    })),
  ),
]

/** An act may cost this much more than Dexie's: it pays for two copies, one of them beside the browser. */
const actOverDexieMs = 2

/** The promises that this run can judge, size by size. */
export function storageBars(lines: readonly StorageLine[]): BarLine[] {
  const sizes = [...new Set(lines.map((line) => line.size))]
  return sizes.flatMap((size) => {
    const held = lines.filter((line) => line.size === size)
    return [...ratioBars.flatMap((bar) => ratioLine(bar, size, held)), ...actLine(size, held)]
  })
}

function ratioLine(bar: RatioBar, size: number, lines: readonly StorageLine[]): BarLine[] {
  const line = lines.find((found) => found.peer === bar.peer && found.operation === bar.operation)
  if (!line || line.timesOurs === null) return []
  return [
    {
      name: `${bar.operation} of ${size}, ${bar.peer} over ours`,
      value: line.timesOurs,
      bar: `≥ ${bar.timesOurs} times`,
      holds: line.timesOurs >= bar.timesOurs,
    },
  ]
}

function actLine(size: number, lines: readonly StorageLine[]): BarLine[] {
  const medianOf = (peer: PeerName): number | undefined =>
    lines.find((line) => line.peer === peer && line.operation === 'act')?.median
  const [ours, dexie] = [medianOf('ours'), medianOf('dexie')]
  if (ours === undefined || dexie === undefined) return []
  const over = rounded(ours - dexie)
  return [
    {
      name: `act at ${size}, ours less that of Dexie (ms)`,
      value: over,
      bar: `≤ ${actOverDexieMs} ms`,
      holds: over <= actOverDexieMs,
    },
  ]
}
