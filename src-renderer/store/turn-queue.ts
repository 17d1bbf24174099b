/** Lets one piece of asynchronous work in at a time, in the order of asking. */
export interface TurnQueue {
  run<T>(work: () => Promise<T>): Promise<T>
}

export function createTurnQueue(): TurnQueue {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run<T>(work: () => Promise<T>) {
      const turn = last.then(work, work)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
