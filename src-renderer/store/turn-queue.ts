/** Lets one piece of asynchronous work in at a time, in the order of asking. */
export interface TurnQueue {
  run<T>(work: () => Promise<T>): Promise<T>
  /** Nothing is in, nothing waits. */
  isFree(): boolean
}

export function createTurnQueue(): TurnQueue {
  let last: Promise<unknown> = Promise.resolve()
  let count = 0
  return {
    run<T>(work: () => Promise<T>) {
      count += 1
      const turn = last.then(work, work)
      last = turn.catch(() => undefined).finally(() => (count -= 1))
      return turn
    },
    isFree: () => count === 0,
  }
}
