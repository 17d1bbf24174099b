import { addDays, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { VisaNotice } from './visa-notice.ts'

/** Days of notice that no school may shorten (C1). */
export const noticeDaysMin = 8

/** The first day for which a visa may be announced on a day: calendar days, on the school’s wall. */
export function firstApplicableDay(today: PlainDate, noticeDays: number): PlainDate {
  return addDays(today, Math.max(noticeDaysMin, noticeDays))
}

/** An announcement leaves the teachers their days (C1): counted in days, never in hours. */
export function canApplyOn(applicableOn: PlainDate, today: PlainDate, noticeDays: number): Decision {
  const first = firstApplicableDay(today, noticeDays)
  return applicableOn >= first ? allowed : refused('notice-too-short', { first })
}

/** Days left before the announced visa may be given; 0 from that day on. */
export function daysLeft(notice: Pick<VisaNotice, 'applicableOn'>, today: PlainDate): number {
  return Math.max(0, daysBetween(today, notice.applicableOn))
}

/** From the announced day and not before, by the portal’s day (C1, S6). */
export function canSealOn(notice: VisaNotice, today: PlainDate): Decision {
  return daysLeft(notice, today) === 0 ? allowed : refused('visa-too-early', { date: notice.applicableOn })
}

/** Whether an entry is among those announced. */
export function covers(
  notice: VisaNotice,
  entry: Pick<CahierEntry, 'date' | 'teacherIds' | 'divisionIds' | 'subjectId'>,
): boolean {
  if (entry.date < notice.from || entry.date > notice.to) return false
  const { target } = notice
  switch (target.kind) {
    case 'school':
      return true
    case 'teachers':
      return entry.teacherIds.some((id) => target.ids.includes(id))
    case 'divisions':
      return entry.divisionIds.some((id) => target.ids.includes(id))
    case 'subjects':
      return target.ids.includes(entry.subjectId)
  }
}

/** The announced visa that comes first on an entry; undefined when none concerns it. */
export function noticeFor(
  notices: readonly VisaNotice[],
  entry: Pick<CahierEntry, 'date' | 'teacherIds' | 'divisionIds' | 'subjectId'>,
): VisaNotice | undefined {
  return notices
    .filter((notice) => covers(notice, entry))
    .sort((a, b) => (a.applicableOn < b.applicableOn ? -1 : 1))[0]
}
