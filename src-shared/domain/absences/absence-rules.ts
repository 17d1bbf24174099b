import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'
import type { AbsenceNotice } from './absence-notice.ts'

/** Days and hours of an absence: from an hour of its first day to an hour of its last. */
export interface AbsenceSpan {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly fromTime: TimeOfDay
  readonly toTime: TimeOfDay
}

/** An absence ends after it begins. */
export function canSpan(span: AbsenceSpan): Decision {
  if (span.to < span.from) return refused('absence-ends-before')
  if (span.to === span.from && span.toTime <= span.fromTime) return refused('absence-ends-before')
  return allowed
}

/** Whether an absence covers an hour of a day. */
export function coversTime(span: AbsenceSpan, date: PlainDate, time: TimeOfDay): boolean {
  if (date < span.from || date > span.to) return false
  if (date === span.from && time < span.fromTime) return false
  return !(date === span.to && time >= span.toTime)
}

/** The notice that covers a pupil's hour, if any: « prévenu ». */
export function noticeAt(
  notices: readonly AbsenceNotice[],
  studentId: string,
  date: PlainDate,
  time: TimeOfDay,
): AbsenceNotice | undefined {
  return notices.find((notice) => notice.studentId === studentId && coversTime(notice, date, time))
}
