import type { PortalNews } from '#test/bench/own/portal-news.ts'

/** What the portal's process says once its cahiers are written. */
export interface CahierNews extends PortalNews {
  readonly password: string
  /** Entries of the year. */
  readonly entries: number
}

/** What it says of the visas that it was asked to give. */
export interface VisasGiven {
  readonly sealed: number
  /** From the first push to the last verdict. */
  readonly ms: number
}

/** Entries of a large lycée in a year. */
export const yearEntries = 75_000
/** Visas given at once. */
export const visaCount = 1_500
