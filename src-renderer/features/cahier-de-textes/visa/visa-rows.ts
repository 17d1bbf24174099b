import { isFilled, sealOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { openTargets } from '#shared/domain/cahier-de-textes/visa/grant-rules.ts'
import type { VisaNotice } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { noticeFor } from '#shared/domain/cahier-de-textes/visa/visa-rules.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { SubjectId } from '#shared/domain/people/ids.ts'
import type { Lesson, LessonId } from '#shared/domain/timetable/lesson.ts'
import { mondayOf, type PlainDate } from '#shared/kernel/plain-date.ts'

/** One week of one teacher. */
export interface VisaCell {
  readonly monday: PlainDate
  /** Lessons that took place or will. */
  readonly lessons: number
  readonly filled: number
  readonly sealed: number
  /** Past lessons that nothing is written of. */
  readonly missing: number
  readonly state: 'none' | 'sealed' | 'announced' | 'filled' | 'empty' | 'coming'
  /** Filled entries, in the order of their lessons. */
  readonly entries: readonly CahierEntry[]
}

export interface VisaRow {
  readonly teacherId: StaffId
  readonly subjectIds: readonly SubjectId[]
  readonly cells: readonly VisaCell[]
}

/** Whether something of an entry is still to seal: itself, or an addendum written since. */
export function isOpenToSeal(entry: CahierEntry): boolean {
  return isFilled(entry) && openTargets(entry).length > 0
}

function stateOf(cell: Omit<VisaCell, 'state'>, isAnnounced: boolean): VisaCell['state'] {
  if (cell.lessons === 0 && cell.filled === 0) return 'none'
  if (cell.filled === 0) return cell.missing > 0 ? 'empty' : 'coming'
  if (cell.sealed === cell.filled) return 'sealed'
  return isAnnounced ? 'announced' : 'filled'
}

interface Gathered {
  readonly lessons: Lesson[]
  readonly entries: CahierEntry[]
}

function gather(lessons: readonly Lesson[], entries: readonly CahierEntry[]) {
  const byTeacher = new Map<StaffId, Map<PlainDate, Gathered>>()
  const at = (teacher: StaffId, monday: PlainDate): Gathered => {
    const weeks = byTeacher.get(teacher) ?? new Map<PlainDate, Gathered>()
    byTeacher.set(teacher, weeks)
    const held = weeks.get(monday) ?? { lessons: [], entries: [] }
    weeks.set(monday, held)
    return held
  }
  // Ten weeks have seventy days: each is looked up once, not for each of thirty thousand lessons.
  const mondays = new Map<PlainDate, PlainDate>()
  const mondayAt = (date: PlainDate): PlainDate => {
    const monday = mondays.get(date) ?? mondayOf(date)
    mondays.set(date, monday)
    return monday
  }
  for (const lesson of lessons) {
    const monday = mondayAt(lesson.date)
    for (const id of lesson.teacherIds) at(id, monday).lessons.push(lesson)
  }
  for (const entry of entries) {
    const monday = mondayAt(entry.date)
    for (const id of entry.teacherIds) at(id, monday).entries.push(entry)
  }
  return byTeacher
}

function cellOf(
  monday: PlainDate,
  { lessons, entries }: Gathered,
  notices: readonly VisaNotice[],
  today: PlainDate,
): VisaCell {
  const filled = entries
    .filter(isFilled)
    .sort((a, b) => (`${a.date}${a.start}` < `${b.date}${b.start}` ? -1 : 1))
  const written = new Set<LessonId>(filled.map(({ lessonId }) => lessonId))
  const cell = {
    monday,
    lessons: lessons.length,
    filled: filled.length,
    sealed: filled.filter((entry) => sealOf(entry) && !isOpenToSeal(entry)).length,
    missing: lessons.filter(({ id, date }) => date < today && !written.has(id)).length,
    entries: filled,
  }
  const isAnnounced = filled.some((entry) => isOpenToSeal(entry) && noticeFor(notices, entry) !== undefined)
  return { ...cell, state: stateOf(cell, isAnnounced) }
}

/** Teachers × weeks, from what the direction holds. In no order of merit: by name, never by figures. */
export function visaRows(held: {
  readonly mondays: readonly PlainDate[]
  readonly lessons: readonly Lesson[]
  readonly entries: readonly CahierEntry[]
  readonly notices: readonly VisaNotice[]
  readonly today: PlainDate
}): readonly VisaRow[] {
  const courses = held.lessons.filter(({ form, status }) => form === 'course' && status === 'planned')
  const byTeacher = gather(courses, held.entries)
  return [...byTeacher].map(([teacherId, weeks]) => ({
    teacherId,
    subjectIds: [
      ...new Set([...weeks.values()].flatMap(({ lessons }) => lessons.map((one) => one.subjectId))),
    ],
    cells: held.mondays.map((monday) =>
      cellOf(monday, weeks.get(monday) ?? { lessons: [], entries: [] }, held.notices, held.today),
    ),
  }))
}
