import { quantile, rounded } from '#test/bench/run/statistics.ts'

/** What every workstation of a run measures, together. */
export interface Samples {
  /** Milliseconds from the first byte sent to the whole answer decoded. */
  readonly pushes: number[]
  readonly pulls: number[]
  commands: number
  rows: number
  /** Answers 5xx or 429: tried again. */
  later: number
  /** When each call's push began, and when the desk's pull held it ended, by lesson. */
  readonly begun: Map<string, number>
  readonly seen: Map<string, number>
}

export function newSamples(): Samples {
  return { pushes: [], pulls: [], commands: 0, rows: 0, later: 0, begun: new Map(), seen: new Map() }
}

/** A phase ends: what it measured, and the same samples emptied for the next. */
export function takeSamples(samples: Samples): Samples {
  const taken = {
    ...samples,
    pushes: samples.pushes.splice(0),
    pulls: samples.pulls.splice(0),
    begun: new Map(samples.begun),
    seen: new Map(samples.seen),
  }
  samples.begun.clear()
  samples.seen.clear()
  samples.commands = samples.rows = samples.later = 0
  return taken
}

export interface Spread {
  readonly count: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
}

export function spreadOf(values: readonly number[], seconds: number): Spread {
  return {
    count: values.length,
    perSecond: rounded(values.length / seconds),
    p50Ms: rounded(quantile(values, 0.5)),
    p95Ms: rounded(quantile(values, 0.95)),
    p99Ms: rounded(quantile(values, 0.99)),
  }
}

/** Milliseconds from a call's push to its sight at the desk. */
export function sightsOf({ begun, seen }: Samples): number[] {
  return [...seen].flatMap(([lesson, at]) => {
    const from = begun.get(lesson)
    return from === undefined ? [] : [at - from]
  })
}
