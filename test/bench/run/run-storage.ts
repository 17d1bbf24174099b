import { sameMark } from '#test/bench/data/bench-row.ts'
import type { OperationResult } from '#test/bench/page/operation-result.ts'
import type { PeerName } from '#test/bench/peers/peer.ts'
import type { StoppedLine, StorageLine, WrongAnswer } from './bench-result.ts'
import { stoppedText } from './stopped-text.ts'
import { measurePeer, type Measured, type PeerPlan } from './measure-peer.ts'
import { rotated } from './statistics.ts'
import { summarise, type StorageSample } from './summarise.ts'

/** What to measure. */
export interface StoragePlan extends PeerPlan {
  readonly peers: readonly PeerName[]
  readonly sizes: readonly number[]
  readonly repetitions: number
  progress(line: string): void
}

export interface StorageMeasured {
  readonly lines: readonly StorageLine[]
  readonly stopped: readonly StoppedLine[]
  readonly wrong: readonly WrongAnswer[]
}

export async function runStorage(plan: StoragePlan): Promise<StorageMeasured> {
  const samples: StorageSample[] = []
  const stopped: StoppedLine[] = []
  const wrong: WrongAnswer[] = []
  for (const size of plan.sizes) {
    for (let repetition = 0; repetition < plan.repetitions; repetition++) {
      for (const peer of rotated(plan.peers, repetition)) {
        plan.progress(
          `storage · ${size} records · ${peer} · repetition ${repetition + 1}/${plan.repetitions}`,
        )
        const measured = await measurePeer(plan, peer, size)
        samples.push(...samplesOf(peer, size, measured))
        wrong.push(...wrongOf(peer, size, measured))
        for (const halt of measured.stopped) {
          const line = { peer, size, ...halt }
          plan.progress(stoppedText(line))
          stopped.push(line)
        }
      }
    }
  }
  return { lines: summarise(samples, stopped), stopped: once(stopped), wrong }
}

function samplesOf(peer: PeerName, size: number, { results, diskBytes }: Measured): StorageSample[] {
  const sample = (
    operation: StorageSample['operation'],
    unit: 'ms' | 'MB',
    values: readonly number[],
  ): StorageSample => ({ peer, size, operation, unit, values })
  return [
    ...results.map(([operation, { ms }]) => sample(operation, 'ms', ms)),
    ...(diskBytes === null ? [] : [sample('disk', 'MB', [diskBytes / 1e6])]),
    ...results.flatMap(([, { heapBytes }]) =>
      heapBytes === null ? [] : [sample('heap', 'MB', [heapBytes / 1e6])],
    ),
  ]
}

function wrongOf(peer: PeerName, size: number, { results }: Measured): WrongAnswer[] {
  const isWrong = ({ expected, found }: OperationResult) => !sameMark(expected, found)
  return results
    .filter(([, result]) => isWrong(result))
    .map(([operation, { expected, found }]) => ({ who: peer, size, operation, expected, found }))
}

/** One line for an operation that was stopped in several repetitions. */
function once(stopped: readonly StoppedLine[]): StoppedLine[] {
  const keyOf = ({ peer, size, operation }: StoppedLine) => `${size}|${operation}|${peer}`
  return [...new Map(stopped.map((line) => [keyOf(line), line])).values()]
}
