import type { ContentMark } from '#test/bench/data/bench-row.ts'
import type { PeerName } from '#test/bench/peers/peer.ts'

export const operations = [
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
] as const
export type Operation = (typeof operations)[number]

/** One figure of one operation of one peer at one size; `docs/performance.md` tells the keys. */
export interface StorageLine {
  readonly peer: PeerName
  readonly size: number
  readonly operation: Operation
  readonly unit: 'ms' | 'MB'
  readonly repetitions: number
  /** Runs in each repetition. */
  readonly runs: number
  /** Over the repetitions: the median of each one's median. */
  readonly median: number
  readonly min: number
  readonly max: number
  /** Over the repetitions: the median of each one's p95; null for what runs once in each. */
  readonly p95: number | null
  /** How many times our median this is; null for our own line and where we were not measured. */
  readonly timesOurs: number | null
}

/** An operation that was not waited for to its end, or that broke: never silently left out. */
export interface StoppedLine {
  readonly peer: PeerName
  readonly size: number
  readonly operation: Operation
  /** How long it was given; null when it broke, or was not begun, the one before it in the same page having ended so. */
  readonly afterS: number | null
  /** What broke, in the peer's own words; null when nothing did. */
  readonly fault: string | null
}

/** A figure of ours alone. */
export interface OwnLine {
  readonly name: string
  /** Records held. */
  readonly size: number
  readonly unit: 'ms'
  readonly value: number
  readonly detail: Readonly<Record<string, number>>
}

/** A promise of the product with its figure. */
export interface BarLine {
  readonly name: string
  readonly value: number
  readonly bar: string
  readonly holds: boolean
}

/** A fast wrong answer: it fails the bench. */
export interface WrongAnswer {
  readonly who: string
  readonly size: number
  readonly operation: string
  readonly expected: ContentMark
  readonly found: ContentMark
}

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly system: string
  readonly node: string
  readonly chromium: string
  readonly commit: string
  /** Load of the machine over the last minute when the bench began: above 0.5, others were working. */
  readonly loadBefore: number
}

export interface BenchResult {
  readonly machine: Machine
  readonly startedAt: string
  readonly seconds: number
  readonly storage: readonly StorageLine[]
  readonly stopped: readonly StoppedLine[]
  readonly own: readonly OwnLine[]
  readonly bars: readonly BarLine[]
  readonly wrong: readonly WrongAnswer[]
}
