import type { Brand } from './brand.ts'

/** A moment on the world's clock: ISO 8601 in UTC with milliseconds, `2026-11-17T08:05:00.000Z`. Compares as text. */
export type Instant = Brand<string, 'Instant'>

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

export function isInstant(text: string): text is Instant {
  return shape.test(text) && !Number.isNaN(Date.parse(text))
}

/** @param epochMs milliseconds since 1970, as a clock port gives them. */
export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant
}

export function epochMsOf(instant: Instant): number {
  return Date.parse(instant)
}
