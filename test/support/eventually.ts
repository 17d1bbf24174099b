import { vi } from 'vitest'

/** Waits until a check passes; ten seconds, because the machines that build are slow, not because anything should take that long. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 10_000, interval: 20 })
}
