import { isHoliday, type Holiday } from '#shared/domain/timetable/holiday.ts'
import { lessonRecord, type Lesson, type LessonId } from '#shared/domain/timetable/lesson.ts'
import type { Group } from '#shared/domain/people/structures.ts'
import type { GroupId, TeachingServiceId } from '#shared/domain/people/ids.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart } from '#shared/kernel/school-year.ts'
import type { StsFile } from '#server/import/decoding/sts-files.ts'
import {
  dateCourses,
  teachingDays,
  type DatedCourse,
  type TaughtCourse,
  type TeachingDays,
} from './date-courses.ts'
import type { PlannedService } from './plan-services.ts'
import { staffIdOf, type PlannedStaff } from './plan-staff.ts'
import { indexBy, type Planning } from './planning.ts'

export interface PlannedLessons {
  readonly lessons: readonly Lesson[]
  readonly counts: { readonly lessons: number }
}

interface Parts {
  readonly services: readonly PlannedService[]
  readonly spared: ReadonlySet<TeachingServiceId>
  readonly staff: PlannedStaff
  readonly groups: readonly Group[]
  readonly holidays: readonly Holiday[]
}

/**
 * The dated lessons of the year from `emp_sts`: weeks of each alternance × COURS, minus the holidays.
 * What has been lived is not rewritten: lessons before the day of the import are neither added nor taken
 * away once a timetable is known, those with a call never, cancelled and replaced ones stay as people set them.
 */
export function planLessons(planning: Planning, parts: Parts): PlannedLessons {
  const { base, source } = planning
  const isOff = holidayTest(parts.holidays)
  if (source.edt === null) return withoutHolidays(planning, isOff)
  const days = teachingDays(
    source.edt.alternances,
    inYearTest(source.sts, source.edt, source.schoolYear, isOff),
  )
  warnOfCourses(planning, source.edt, days, parts.services)
  const groups = indexBy(parts.groups, (group) => group.id)
  const known = knownLessons(base.lessons)
  const isFirstTimetable = base.lessons.length === 0
  const lessons: Lesson[] = []
  let count = 0
  for (const planned of parts.services) {
    for (const dated of dateCourses(taughtCourses(planned, parts.staff), days)) {
      count += 1
      const existing = known.take(planned.service.id, dated)
      if (existing === undefined && !isFirstTimetable && dated.date < planning.on) continue
      const lesson = lessonOf(planning, planned, dated, groups, existing)
      planning.tally.want(lessonRecord, lesson, existing)
      lessons.push(lesson)
    }
  }
  const kept = removeUnwanted(planning, known.left(), parts.spared, isOff)
  return { lessons: [...lessons, ...kept], counts: { lessons: count } }
}

/** Remembers the answer for each day. */
function holidayTest(holidays: readonly Holiday[]): (date: PlainDate) => boolean {
  const answers = new Map<PlainDate, boolean>()
  return (date) => {
    const known = answers.get(date) ?? isHoliday(holidays, date)
    answers.set(date, known)
    return known
  }
}

function inYearTest(
  sts: StsFile | null,
  edt: StsFile,
  year: number,
  isOff: (date: PlainDate) => boolean,
): (date: PlainDate) => boolean {
  const bound = (date: PlainDate | null | undefined, otherwise: PlainDate) =>
    date && schoolYearOf(date) === year ? date : otherwise
  const first = bound(edt.yearFrom ?? sts?.yearFrom, schoolYearStart(year))
  const last = bound(edt.yearTo ?? sts?.yearTo, schoolYearEnd(year))
  return (date) => first <= date && date <= last && !isOff(date)
}

function taughtCourses({ row, service }: PlannedService, staff: PlannedStaff): TaughtCourse[] {
  const byTeacher = row.teachers.flatMap((teacher) => {
    const id = staffIdOf(staff, teacher)
    return teacher.courses.map((course): TaughtCourse => ({
      course,
      teacherIds: id === undefined ? [] : [id],
    }))
  })
  return [...byTeacher, ...row.courses.map((course) => ({ course, teacherIds: service.teacherIds }))]
}

function lessonOf(
  planning: Planning,
  { service }: PlannedService,
  dated: DatedCourse,
  groups: ReadonlyMap<GroupId, Group>,
  existing: Lesson | undefined,
): Lesson {
  if (existing !== undefined && (existing.status === 'cancelled' || existing.replacedIds.length > 0))
    return existing
  const group = service.groupId === null ? undefined : groups.get(service.groupId)
  return {
    id: existing?.id ?? (planning.newId() as LessonId),
    date: dated.date,
    start: dated.start,
    end: dated.end,
    subjectId: service.subjectId,
    serviceId: service.id,
    divisionIds: service.divisionId === null ? (group?.divisionIds ?? []) : [service.divisionId],
    groupId: service.groupId,
    teacherIds: dated.teacherIds,
    replacedIds: [],
    room: existing?.room ?? '',
    form: 'course',
    status: 'planned',
    movedTo: existing?.movedTo ?? null,
  }
}

/** Lessons of the base by service, day and hour; each is taken once. */
function knownLessons(lessons: readonly Lesson[]) {
  const waiting = Map.groupBy(
    lessons.filter((lesson) => lesson.serviceId !== null),
    (lesson) => `${lesson.serviceId}|${lesson.date}|${lesson.start}`,
  )
  return {
    take(serviceId: string, dated: DatedCourse): Lesson | undefined {
      const candidates = waiting.get(`${serviceId}|${dated.date}|${dated.start}`) ?? []
      const at = Math.max(
        0,
        candidates.findIndex((lesson) => lesson.end === dated.end),
      )
      return candidates.splice(at, 1)[0]
    },
    left: () => [...waiting.values()].flat(),
  }
}

/** Lessons that the new timetable no longer has. Returns those kept all the same. */
function removeUnwanted(
  planning: Planning,
  lessons: readonly Lesson[],
  spared: ReadonlySet<TeachingServiceId>,
  isOff: (date: PlainDate) => boolean,
): Lesson[] {
  const { base, tally, on } = planning
  const targets = new Set(base.lessons.map((lesson) => lesson.movedTo))
  if (planning.isPartial) return [...lessons]
  return lessons.filter((lesson) => {
    const isPast = lesson.date < on && !isOff(lesson.date)
    const isHeld = lesson.serviceId !== null && spared.has(lesson.serviceId)
    const isOthers = isHeld || targets.has(lesson.id) || lesson.movedTo !== null
    if (isPast || isOthers || base.calledLessonIds.has(lesson.id)) return true
    tally.remove(lessonRecord, lesson.id)
    return false
  })
}

/** Without a new timetable: only the days that have become holidays lose their lessons. */
function withoutHolidays({ base, tally }: Planning, isOff: (date: PlainDate) => boolean): PlannedLessons {
  const lessons = base.lessons.filter((lesson) => {
    if (!isOff(lesson.date) || base.calledLessonIds.has(lesson.id)) return true
    tally.remove(lessonRecord, lesson.id)
    return false
  })
  return { lessons, counts: { lessons: lessons.length } }
}

function warnOfCourses(
  { notes }: Planning,
  edt: StsFile,
  days: TeachingDays,
  services: readonly PlannedService[],
): void {
  const courses = services.flatMap(({ row }) => [
    ...row.courses,
    ...row.teachers.flatMap((teacher) => teacher.courses),
  ])
  const lost = Map.groupBy(
    courses.filter((course) => !days.isKnown(course.alternance)),
    (course) => course.alternance,
  )
  for (const [code, some] of lost)
    notes.warn('course-unknown-alternance', edt.file, code, { count: some.length })
  if (edt.unreadableCourses > 0)
    notes.warn('course-unreadable', edt.file, '', { count: edt.unreadableCourses })
}
