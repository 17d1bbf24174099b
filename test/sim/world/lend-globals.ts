import type { World } from './world.ts'

/**
 * Puts simulated timers, clock and randomness in the place of the machine's while a story is told, and gives them back
 * whatever happens. Stories are told one at a time.
 */
export async function lendGlobals<T>(world: World, crypto: Crypto, tell: () => Promise<T>): Promise<T> {
  const timers = new Map<number, () => void>()
  let ids = 0
  const lent = {
    setTimeout: (work: () => void, ms = 0) => {
      const id = (ids += 1)
      timers.set(
        id,
        world.after(ms, () => {
          timers.delete(id)
          work()
        }),
      )
      return id
    },
    clearTimeout: (id: number) => timers.get(id)?.(),
    crypto,
    performance: { now: () => world.now() },
  }
  const kept = Object.keys(lent).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  )
  for (const [name, value] of Object.entries(lent))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  try {
    return await tell()
  } finally {
    for (const [name, descriptor] of kept) if (descriptor) Object.defineProperty(globalThis, name, descriptor)
  }
}
