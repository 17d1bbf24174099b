/** Pushes of a school that are in a transaction at once, in this process: one works, the next ones are ready. */
const lanes = 3

interface Queue {
  readonly ends: Promise<unknown>[]
  next: number
  waiting: number
}

const queues = new Map<string, Queue>()

/**
 * Lets few pushes of a school in at once. They would wait for each other at the clock anyway (law S1), each holding a
 * connection that a pull could use: at 8 h 05 two hundred of them kept every pull waiting for seconds.
 */
export async function inTurn<T>(school: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(school) ?? { ends: [], next: 0, waiting: 0 }
  queues.set(school, queue)
  const lane = queue.next % lanes
  queue.next += 1
  queue.waiting += 1
  const mine = (queue.ends[lane] ?? Promise.resolve()).then(work, work)
  queue.ends[lane] = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    queue.waiting -= 1
    if (queue.waiting === 0) queues.delete(school)
  }
}
