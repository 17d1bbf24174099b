import { put, type Change } from '#shared/domain/core/command.ts'
import type { StaffId, WorkstationId } from '#shared/domain/core/ids.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import type { Student } from '#shared/domain/people/student.ts'
import { expectedStudents } from '#shared/domain/roll-call/audience-rules.ts'
import { lateReasons } from '#shared/domain/roll-call/mark-args.ts'
import { observationRecord, type Observation } from '#shared/domain/roll-call/observation.ts'
import {
  rollCallRecord,
  type CallMoment,
  type Mark,
  type MarkId,
  type RollCall,
} from '#shared/domain/roll-call/roll-call.ts'
import { begin, emptyCall, end } from '#shared/domain/roll-call/roll-call-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import type { DayFate } from './day-fates.ts'
import { exclusionTexts, observationTexts, postOfRoom } from './school-life-words.fr.ts'
import type { Chance } from './seeded-chance.ts'
import { minutesAfter, momentOnWall } from './wall-moment.ts'

/** What past calls are made from. */
export interface CallWorld {
  readonly students: readonly Student[]
  readonly aeds: readonly StaffId[]
  readonly timeZone: string
  readonly fateOf: (student: StudentId, day: PlainDate) => DayFate
  readonly chance: Chance
  /** The school's clock: what comes after has not happened. */
  readonly now: WallClock
  /** Whose lesson of the present hour is left to be called. */
  readonly spared: StaffId
}

type MarkBody = Pick<Mark, 'kind' | 'minutes' | 'at' | 'item' | 'reason'>

const bare = { minutes: null, at: null, item: null, reason: null } as const

function bodyOf(fate: DayFate, lesson: Lesson, isFirst: boolean, chance: Chance): MarkBody | undefined {
  if (fate === 'away' || (fate === 'away-morning' && lesson.start < '12:00'))
    return { ...bare, kind: 'absent' }
  if (fate === 'late' && isFirst) {
    const minutes = chance.between(3, 18)
    return {
      ...bare,
      kind: 'late',
      minutes,
      at: minutesAfter(lesson.start, minutes),
      reason: chance.happens(0.5) ? chance.pick(lateReasons) : null,
    }
  }
  if (fate === 'leaves' && lesson.start >= '15:00')
    return { ...bare, kind: 'left', at: minutesAfter(lesson.start, 25) }
  const draw = chance.next()
  if (draw < 0.004)
    return { ...bare, kind: 'infirmary', at: minutesAfter(lesson.start, chance.between(5, 40)) }
  if (draw < 0.012)
    return { ...bare, kind: 'forgotten', item: chance.happens(0.5) ? 'notebook' : 'equipment' }
  if (draw < 0.0145) return { ...bare, kind: 'observation' }
  return draw < 0.0148 ? { ...bare, kind: 'excluded', at: minutesAfter(lesson.start, 30) } : undefined
}

/** What is seen now of what the hour will bring: who will come late is absent still. */
function soFar(body: MarkBody | undefined, lesson: Lesson, { now }: CallWorld): MarkBody | undefined {
  if (!body?.at || lesson.date < now.date || body.at <= now.time) return body
  return body.kind === 'late' ? { ...bare, kind: 'absent' } : undefined
}

interface Hand {
  readonly lesson: Lesson
  readonly moment: CallMoment
  readonly world: CallWorld
}

function markOf(student: Student, body: MarkBody, { lesson, moment, world }: Hand): Mark {
  const aed = world.aeds[0]
  const isDesk = body.kind === 'late' && body.reason !== null && aed !== undefined
  return {
    ...body,
    id: `demo-m-${lesson.id}-${student.id.slice(-12)}` as MarkId,
    studentId: student.id,
    by: isDesk ? aed : moment.by,
    fromDesk: isDesk,
    workstationId: isDesk ? ('demo-poste-vie-scolaire' as WorkstationId) : moment.workstationId,
    typedAt: moment.typedAt,
    recordedAt: moment.recordedAt,
  }
}

function observationOf(mark: Mark, lesson: Lesson, chance: Chance): Observation {
  const isExclusion = mark.kind === 'excluded'
  const text = chance.pick(isExclusion ? exclusionTexts : observationTexts)
  return {
    id: mark.id,
    studentId: mark.studentId,
    lessonId: lesson.id,
    date: lesson.date,
    nature: isExclusion ? 'exclusion' : 'observation',
    text,
    textBy: mark.by,
    textAt: mark.typedAt,
    by: mark.by,
    teacherIds: lesson.teacherIds,
    writtenAt: mark.recordedAt,
    variants: [],
    past: [],
  }
}

function momentAt(lesson: Lesson, minutes: number, world: CallWorld): CallMoment {
  const at = momentOnWall(lesson.date, minutesAfter(lesson.start, minutes), world.timeZone)
  const by = lesson.teacherIds[0] as StaffId
  return {
    by,
    workstationId: `demo-poste-${by}`.slice(0, 60) as WorkstationId,
    postName: lesson.room === '' ? '' : postOfRoom(lesson.room),
    typedAt: at,
    recordedAt: at,
    recordedOn: lesson.date,
  }
}

/** Pupils of each lesson, found once: a list is the same for all the lessons of a structure on one day. */
function listFinder(students: readonly Student[]): (lesson: Lesson) => readonly Student[] {
  const lists = new Map<string, readonly Student[]>()
  return (lesson) => {
    const key = `${lesson.groupId ?? lesson.divisionIds.join()} ${lesson.date}`
    const known = lists.get(key) ?? expectedStudents(lesson, students)
    lists.set(key, known)
    return known
  }
}

function hasCome(lesson: Lesson, minutes: number, { now }: CallWorld): boolean {
  return (
    lesson.date < now.date || (lesson.date === now.date && minutesAfter(lesson.start, minutes) <= now.time)
  )
}

function isSpared(lesson: Lesson, { now, spared }: CallWorld): boolean {
  return lesson.date === now.date && lesson.end > now.time && lesson.teacherIds.includes(spared)
}

/**
 * The calls of lessons that are over, and of those under way: done but for a forgotten few, their marks following from each pupil's day.
 * @param lessons in the order of days and hours
 */
export function inventPastCalls(lessons: readonly Lesson[], world: CallWorld): Change[] {
  const { chance } = world
  const listOf = listFinder(world.students)
  const arrived = new Set<string>()
  return lessons.flatMap((lesson): Change[] => {
    if (lesson.status === 'cancelled' || lesson.form === 'permanence' || lesson.teacherIds.length === 0)
      return []
    if (chance.happens(0.012) || isSpared(lesson, world)) return []
    const beganAfter = chance.between(1, 4)
    const endedAfter = beganAfter + chance.between(1, 6)
    if (!hasCome(lesson, beganAfter, world)) return []
    const isEnded = hasCome(lesson, endedAfter, world)
    const began = momentAt(lesson, beganAfter, world)
    const ended = momentAt(lesson, endedAfter, world)
    const written = isEnded ? ended : began
    const marks = listOf(lesson).flatMap((student): Mark[] => {
      const key = `${student.id} ${lesson.date}`
      const isFirst = !arrived.has(key)
      const body = soFar(
        bodyOf(world.fateOf(student.id, lesson.date), lesson, isFirst, chance),
        lesson,
        world,
      )
      if (body?.kind !== 'absent') arrived.add(key)
      return body ? [markOf(student, body, { lesson, moment: written, world })] : []
    })
    const begun = begin(emptyCall(lesson), began)
    const call: RollCall = { ...(isEnded ? end(begun, ended) : begun), marks }
    const told = marks.filter((mark) => mark.kind === 'observation' || mark.kind === 'excluded')
    return [
      put(rollCallRecord, call),
      ...told.map((mark) => put(observationRecord, observationOf(mark, lesson, chance))),
    ]
  })
}
