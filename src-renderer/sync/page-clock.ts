import type { Clock, Random } from '#shared/sync/ports.ts'

/** The machine's clock. Long sleeps are cut short: a suspended machine must not sleep on after it wakes. */
const sleepMostMs = 60_000

export const pageClock: Clock = {
  now: () => Date.now(),
  sleep(ms) {
    let end = () => {}
    const done = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, sleepMostMs))
      end = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    return { done, cancel: () => end() }
  },
}

export const pageRandom: Random = { next: () => Math.random() }
