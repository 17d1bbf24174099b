import { operations, type BenchResult } from './bench-result.ts'

/** Several runs as one: their sizes beside each other. The machine and the hour are those of the first. */
export function mergeResults(results: readonly BenchResult[]): BenchResult {
  const [first] = results
  if (!first) throw new Error('no result to merge')
  const storage = results.flatMap((result) => result.storage)
  return {
    ...first,
    machine: { ...first.machine, loadBefore: Math.max(...results.map(({ machine }) => machine.loadBefore)) },
    seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
    storage: storage.toSorted(
      (a, b) => a.size - b.size || operations.indexOf(a.operation) - operations.indexOf(b.operation),
    ),
    stopped: results.flatMap(({ stopped }) => stopped),
    own: results.flatMap(({ own }) => own),
    bars: results.flatMap(({ bars }) => bars),
    wrong: results.flatMap(({ wrong }) => wrong),
  }
}
