import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { ConsentAnswer } from './reading-consent.ts'
import type { ReadingPass } from './reading-pass.ts'

/*
 *  opened ──consent yes──▶ readable from its first day ──last day over, closed, or consent taken back──▶ ended
 *     └────consent no──────▶ nothing opens
 */

/** Days of a pass at most, the first and the last included (C2). */
export const passDaysMax = 8

/** An extension has an end in sight: a school year at most. */
export const extensionDaysMax = 366

/** A pass is for days to come, eight at most (C2). */
export function canOpenFor(
  days: { readonly from: PlainDate; readonly to: PlainDate },
  today: PlainDate,
): Decision {
  if (days.to < days.from || days.to < today) return refused('pass-days-wrong')
  const last = addDays(days.from, passDaysMax - 1)
  return days.to <= last ? allowed : refused('pass-too-long', { last, max: passDaysMax })
}

/** An extension goes beyond the pass: within it, a plain yes says all. */
export function canAnswer(pass: ReadingPass, answer: ConsentAnswer): Decision {
  if (answer.kind !== 'longer') return allowed
  if (answer.until <= pass.to) return refused('extension-too-short', { date: pass.to })
  const last = addDays(pass.to, extensionDaysMax)
  return answer.until <= last ? allowed : refused('extension-too-long', { last })
}

/** The last day on which a teacher’s cahiers are open under a pass; null when nothing opens. */
export function lastDayOf(pass: ReadingPass, answer: ConsentAnswer | undefined): PlainDate | null {
  if (!answer || answer.kind === 'no') return null
  const last = answer.kind === 'longer' ? answer.until : pass.to
  // Closed on a day, it is closed that day already.
  return pass.closedOn !== null && pass.closedOn <= last ? addDays(pass.closedOn, -1) : last
}

/** Whether a teacher’s cahiers are open to the inspector on a day, by the portal’s day (C2, S6). */
export function isOpenOn(pass: ReadingPass, answer: ConsentAnswer | undefined, today: PlainDate): boolean {
  const last = lastDayOf(pass, answer)
  return last !== null && pass.from <= today && today <= last
}
