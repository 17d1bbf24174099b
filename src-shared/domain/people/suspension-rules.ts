import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** What must be known before an access is suspended (C6). */
export interface Hearing {
  /** The day the person was heard. */
  readonly heardOn: PlainDate | null
  readonly summary: string
}

/** Fewest letters of a summary that says something. */
const summaryMin = 20

/** An access is suspended only after the person was heard: the day and the summary of it are mandatory (C6). */
export function canSuspend(hearing: Hearing, today: PlainDate): Decision {
  if (hearing.heardOn === null) return refused('hearing-date-missing')
  if (hearing.heardOn > today) return refused('hearing-to-come')
  const letters = hearing.summary.replace(/[^\p{L}]/gu, '').length
  return letters < summaryMin ? refused('hearing-summary-missing', { min: summaryMin }) : allowed
}
