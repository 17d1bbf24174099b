import type { PeerName } from '#test/bench/peers/peer.ts'
import { operations, type Operation, type StoppedLine, type StorageLine } from './bench-result.ts'
import { median, quantile, rounded } from './statistics.ts'

/** What one repetition gave for one operation. */
export interface StorageSample {
  readonly peer: PeerName
  readonly size: number
  readonly operation: Operation
  readonly unit: 'ms' | 'MB'
  readonly values: readonly number[]
}

/**
 * Repetitions made into one line each, with their ratio to ours. An operation that was stopped in one repetition has no
 * line: the others would flatter it.
 */
export function summarise(
  samples: readonly StorageSample[],
  stopped: readonly StoppedLine[] = [],
): StorageLine[] {
  const keyOf = ({ peer, size, operation }: Omit<StorageSample, 'unit' | 'values'>) =>
    `${size}|${operation}|${peer}`
  const halted = new Set(stopped.map(keyOf))
  const whole = samples.filter((sample) => !halted.has(keyOf(sample)))
  const groups = Map.groupBy(whole, keyOf)
  const lines = [...groups.values()].map(lineOf)
  return lines
    .map((line) => ({ ...line, timesOurs: timesOurs(line, lines) }))
    .sort((a, b) => a.size - b.size || operations.indexOf(a.operation) - operations.indexOf(b.operation))
}

function lineOf(repetitions: readonly StorageSample[]): StorageLine {
  const [first] = repetitions as readonly [StorageSample]
  const medians = repetitions.map((repetition) => median(repetition.values))
  const runs = first.values.length
  return {
    peer: first.peer,
    size: first.size,
    operation: first.operation,
    unit: first.unit,
    repetitions: repetitions.length,
    runs,
    median: rounded(median(medians)),
    min: rounded(Math.min(...medians)),
    max: rounded(Math.max(...medians)),
    p95:
      runs > 1 ? rounded(median(repetitions.map((repetition) => quantile(repetition.values, 0.95)))) : null,
    timesOurs: null,
  }
}

function timesOurs(line: StorageLine, lines: readonly StorageLine[]): number | null {
  if (line.peer === 'ours') return null
  const ours = lines.find(
    (other) => other.peer === 'ours' && other.size === line.size && other.operation === line.operation,
  )
  return ours && ours.median > 0 ? rounded(line.median / ours.median) : null
}
