/** Waits that grow with full jitter, from 1 s to 5 min (law S18). */
export interface BackOff {
  /** The next wait, in milliseconds. */
  next(): number
  reset(): void
}

export function createBackOff(limits: { readonly firstMs: number; readonly mostMs: number }): BackOff {
  let attempt = 0
  return {
    next: () => {
      const ceiling = Math.min(limits.mostMs, limits.firstMs * 2 ** attempt)
      attempt = Math.min(attempt + 1, 20)
      return Math.round(Math.random() * ceiling)
    },
    reset: () => {
      attempt = 0
    },
  }
}
