import type { StaffId } from '#shared/domain/core/ids.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import { isHoliday, type Holiday } from '#shared/domain/timetable/holiday.ts'
import { lessonRecord, type Lesson, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import { wallClockAt, type WallClock } from '#shared/kernel/school-clock.ts'
import type { EventMoment, IcalendarFile, LessonEvent } from '#server/import/decoding/icalendar-file.ts'
import { audienceNamed, subjectNamed, type Audience, type SchoolWords } from './icalendar-audience.ts'
import { isNamed, teacherOf } from './icalendar-teacher.ts'
import type { Planning } from './planning.ts'

export interface TimetableParts extends SchoolWords {
  readonly staff: readonly StaffMember[]
  readonly lessons: readonly Lesson[]
  readonly holidays: readonly Holiday[]
  readonly timeZone: string
}

export interface PlannedIcalendars {
  /** Stable key of each event → its lesson. */
  readonly keys: ReadonlyMap<string, LessonId>
  /** Lessons that no emp_sts had given. */
  readonly added: number
}

/** Public holidays and holidays that the calendars of teachers tell. */
export function icalendarHolidays(calendars: readonly IcalendarFile[]): Omit<Holiday, 'id'>[] {
  return calendars.flatMap((calendar) =>
    calendar.events.flatMap((event) =>
      event.kind === 'days' && /ferie|vacances|pont\b/.test(foldText(`${event.categories} ${event.summary}`))
        ? [{ label: event.summary || event.categories, from: event.from, until: event.until }]
        : [],
    ),
  )
}

/** Lays the timetables that PRONOTE or EDT publishes over the lessons known: rooms, cancellations, moves, extra lessons. */
export function planIcalendars(planning: Planning, parts: TimetableParts): PlannedIcalendars {
  if (planning.source.icalendars.length === 0) return { keys: planning.base.icalendarKeys, added: 0 }
  const state: State = {
    lessons: new Map(parts.lessons.map((lesson) => [lesson.id, lesson])),
    bySlot: Map.groupBy(parts.lessons, slotOf),
    keys: new Map(planning.base.icalendarKeys),
    added: 0,
  }
  for (const calendar of planning.source.icalendars) {
    const teacherId = teacherOf(calendar, parts.staff)
    for (const event of calendar.events)
      if (event.kind === 'lesson') takeEvent(planning, parts, state, { calendar, teacherId, event })
  }
  return { keys: state.keys, added: state.added }
}

interface State {
  readonly lessons: Map<LessonId, Lesson>
  readonly bySlot: Map<string, Lesson[]>
  readonly keys: Map<string, LessonId>
  added: number
}

interface Taken {
  readonly calendar: IcalendarFile
  readonly teacherId: StaffId
  readonly event: LessonEvent
}

type Slot = Pick<Lesson, 'date' | 'start' | 'end'>

function slotOf(slot: Pick<Lesson, 'date' | 'start'>): string {
  return `${slot.date}|${slot.start}`
}

function wallOf(moment: EventMoment, timeZone: string): WallClock {
  return moment.kind === 'wall' ? moment.wall : wallClockAt(moment.epochMs, timeZone)
}

function takeEvent(planning: Planning, parts: TimetableParts, state: State, taken: Taken): void {
  const { event, teacherId } = taken
  const start = wallOf(event.start, parts.timeZone)
  const end = wallOf(event.end, parts.timeZone)
  if (start.date !== end.date || end.time <= start.time || isHoliday(parts.holidays, start.date)) return
  const slot: Slot = { date: start.date, start: start.time, end: end.time }
  const categories = foldText(event.categories)
  const isCancelled = categories.includes('annule')
  const isModified = categories.includes('modifie')
  const known = knownLesson(state, taken, slot)
  if (known === undefined) {
    if (!isCancelled) addLesson(planning, parts, state, taken, slot)
    return
  }
  state.keys.set(event.key, known.id)
  if (known.status === 'cancelled' && known.movedTo !== null) return
  if (slotOf(known) !== slotOf(slot) && !isCancelled) {
    moveLesson(planning, state, known, slot, event)
    return
  }
  const isTaught = known.teacherIds.includes(teacherId) || known.replacedIds.includes(teacherId)
  put(planning, state, {
    ...known,
    // STS and the timetable software may round a lesson's length differently: only a change that is said is one.
    end: isModified ? slot.end : known.end,
    room: event.room || known.room,
    status: isCancelled ? 'cancelled' : known.replacedIds.length > 0 ? known.status : 'planned',
    teacherIds: isTaught ? known.teacherIds : [...known.teacherIds, teacherId],
  })
}

/** The lesson this event made or met before, else the teacher's own at that hour. */
function knownLesson(state: State, { event, teacherId }: Taken, slot: Slot): Lesson | undefined {
  const id = state.keys.get(event.key)
  const met = id === undefined ? undefined : state.lessons.get(id)
  const last = met?.movedTo == null ? met : state.lessons.get(met.movedTo)
  return (
    last ??
    state.bySlot
      .get(slotOf(slot))
      ?.find((lesson) => lesson.teacherIds.includes(teacherId) || lesson.replacedIds.includes(teacherId))
  )
}

function put(planning: Planning, state: State, lesson: Lesson): void {
  const existing = state.lessons.get(lesson.id)
  planning.tally.want(lessonRecord, lesson, existing)
  state.lessons.set(lesson.id, lesson)
}

/** A lesson at another hour is another lesson: the first is cancelled and points to it. */
function moveLesson(planning: Planning, state: State, known: Lesson, slot: Slot, event: LessonEvent): void {
  const moved: Lesson = {
    ...known,
    ...slot,
    id: planning.newId() as LessonId,
    serviceId: null,
    room: event.room || known.room,
    status: 'planned',
    movedTo: null,
  }
  put(planning, state, { ...known, status: 'cancelled', movedTo: moved.id })
  put(planning, state, moved)
  state.keys.set(event.key, moved.id)
}

function addLesson(
  planning: Planning,
  parts: TimetableParts,
  state: State,
  { calendar, event, teacherId }: Taken,
  slot: Slot,
): void {
  const audience: Audience | null = audienceNamed(event.audience, parts)
  const subjectId = subjectNamed(event.subject, parts)
  const label = event.audience.join(', ') || event.summary
  if (audience === null)
    return planning.notes.warn('icalendar-unknown-audience', calendar.file, label.slice(0, 60))
  if (subjectId === null)
    return planning.notes.warn('icalendar-unknown-subject', calendar.file, event.subject.slice(0, 60))
  const others = parts.staff
    .filter((member) => event.teachers.some((name) => isNamed(name, member)))
    .map((member) => member.id)
  const id = planning.newId() as LessonId
  put(planning, state, {
    id,
    ...slot,
    ...audience,
    subjectId,
    // Not of emp_sts: the next one neither renews it nor takes it away.
    serviceId: null,
    teacherIds: [...new Set([teacherId, ...others])],
    replacedIds: [],
    room: event.room,
    form: /permanence/.test(foldText(event.subject)) ? 'permanence' : 'course',
    status: 'planned',
    movedTo: null,
  })
  state.keys.set(event.key, id)
  state.added += 1
}
