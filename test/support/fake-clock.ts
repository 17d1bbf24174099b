import type { Clock, Sleep } from '#shared/sync/ports.ts'

interface Sleeper {
  readonly atMs: number
  wake(): void
}

/** A clock that moves only when told; sleepers wake in order. */
export interface FakeClock extends Clock {
  /** Moves to the next sleeper's hour and lets everything settle, until `ms` have passed. */
  pass(ms: number): Promise<void>
  /** Lets what is not waiting on the clock finish. */
  settle(): Promise<void>
  nextWakeMs(): number | null
}

export function createFakeClock(startMs: number): FakeClock {
  let now = startMs
  const sleepers = new Set<Sleeper>()
  const first = () => [...sleepers].sort((a, b) => a.atMs - b.atMs)[0]
  const settle = async () => {
    for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    now: () => now,
    sleep(ms): Sleep {
      let end = () => {}
      const done = new Promise<void>((resolve) => {
        const sleeper: Sleeper = { atMs: now + ms, wake: () => end() }
        sleepers.add(sleeper)
        end = () => {
          sleepers.delete(sleeper)
          resolve()
        }
      })
      return { done, cancel: () => end() }
    },
    async pass(ms) {
      const until = now + ms
      await settle()
      for (let next = first(); next && next.atMs <= until; next = first()) {
        now = Math.max(now, next.atMs)
        next.wake()
        await settle()
      }
      now = until
      await settle()
    },
    settle,
    nextWakeMs: () => first()?.atMs ?? null,
  }
}
