/** How many requests one session (or address) may make in a minute: a workstation makes a few dozen. */
const requestsPerMinute = 1200

interface Bucket {
  since: number
  count: number
}

export interface RateLimit {
  /** Seconds to wait, 0 when the request may pass. */
  take(key: string): number
}

/** Fixed windows of a minute, in memory: it guards this process, not the accounts (see throttle.ts). */
export function createRateLimit(clock: () => number, perMinute = requestsPerMinute): RateLimit {
  const buckets = new Map<string, Bucket>()
  return {
    take(key) {
      const now = clock()
      if (buckets.size > 20_000) buckets.clear()
      const bucket = buckets.get(key)
      if (!bucket || now - bucket.since >= 60_000 || now < bucket.since) {
        buckets.set(key, { since: now, count: 1 })
        return 0
      }
      bucket.count++
      return bucket.count <= perMinute ? 0 : Math.ceil((bucket.since + 60_000 - now) / 1000)
    },
  }
}
