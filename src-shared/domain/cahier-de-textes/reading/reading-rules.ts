import type { StaffId } from '#shared/domain/core/ids.ts'
import { cahierScope } from '#shared/domain/core/scope.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { instantOf, type Instant } from '#shared/kernel/instant.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { startOfDayMs } from '#shared/kernel/school-clock.ts'
import type { ConsentAnswer, ReadingConsent } from './reading-consent.ts'
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

/**
 * Whether a reading has been open, today or earlier: what was read while the line was cut is noted when it is back, be
 * it after the end. Noting opens nothing.
 */
export function hasOpened(pass: ReadingPass, answer: ConsentAnswer | undefined, today: PlainDate): boolean {
  const last = lastDayOf(pass, answer)
  return last !== null && pass.from <= last && pass.from <= today
}

/** The cahiers of one teacher, open to an inspector until the end of a day. */
export interface OpenCahier {
  readonly teacherId: StaffId
  readonly lastDay: PlainDate
}

/** The cahiers that some passes open on a day, each until its latest end. */
export function openCahiersOf(
  asked: readonly {
    readonly pass: ReadingPass
    readonly consent: Pick<ReadingConsent, 'teacherId' | 'answer'>
  }[],
  today: PlainDate,
): readonly OpenCahier[] {
  const lastDays = new Map<StaffId, PlainDate>()
  for (const { pass, consent } of asked) {
    const last = lastDayOf(pass, consent.answer)
    if (last === null || !isOpenOn(pass, consent.answer, today)) continue
    const known = lastDays.get(consent.teacherId)
    if (known === undefined || known < last) lastDays.set(consent.teacherId, last)
  }
  return [...lastDays].map(([teacherId, lastDay]) => ({ teacherId, lastDay }))
}

/**
 * When each scope held for a reading ends: as the day after its last one begins on the school’s wall. Told with each
 * pull, so that the end is kept without the line too (C2, S10).
 */
export function scopeEndsOf(
  open: readonly OpenCahier[],
  timeZone: string,
): Readonly<Record<string, Instant>> {
  return Object.fromEntries(
    open.map(({ teacherId, lastDay }) => [
      cahierScope(teacherId),
      instantOf(startOfDayMs(addDays(lastDay, 1), timeZone)),
    ]),
  )
}
