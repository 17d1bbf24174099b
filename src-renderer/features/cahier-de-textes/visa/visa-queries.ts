import { useMemo } from 'react'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { visaNoticeRecord, type VisaNotice } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { addDays, monthsBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { useLoaded, useRecords } from '#renderer/store/use-records.ts'
import { visaRows, type VisaRow } from './visa-rows.ts'

/** Weeks of the grid, the last one being that of `monday`. */
export const weeksShown = 10

export function weeksUntil(monday: PlainDate): readonly PlainDate[] {
  return Array.from({ length: weeksShown }, (_, at) => addDays(monday, (at - weeksShown + 1) * 7))
}

export interface VisaGrid {
  readonly mondays: readonly PlainDate[]
  readonly rows: readonly VisaRow[]
  readonly notices: readonly VisaNotice[]
  readonly isLoaded: boolean
}

/** The grid of the direction: only the months of its weeks are opened (V3). */
export function useVisaGrid(lastMonday: PlainDate, today: PlainDate): VisaGrid {
  const mondays = useMemo(() => weeksUntil(lastMonday), [lastMonday])
  const from = mondays[0] ?? lastMonday
  const to = addDays(lastMonday, 6)
  const partitions = useMemo(() => monthsBetween(from, to), [from, to])
  const lessons = useRecords(lessonRecord, { partitions })
  const entries = useRecords(entryRecord, { partitions })
  const isLoaded = [useLoaded(lessonRecord, { partitions }), useLoaded(entryRecord, { partitions })].every(
    Boolean,
  )
  const notices = useRecords(visaNoticeRecord)
  const staff = useRecords(staffMemberRecord)
  const rows = useMemo(() => {
    const names = new Map(staff.map(({ id, familyName, givenName }) => [id, `${familyName} ${givenName}`]))
    const isShown = ({ date }: { readonly date: PlainDate }) => date >= from && date <= to
    const shown = { lessons: lessons.filter(isShown), entries: entries.filter(isShown) }
    return [...visaRows({ mondays, notices, today, ...shown })].sort((a, b) =>
      compareFrench(names.get(a.teacherId) ?? '', names.get(b.teacherId) ?? ''),
    )
  }, [mondays, lessons, entries, notices, staff, today, from, to])
  return { mondays, rows, notices, isLoaded }
}
