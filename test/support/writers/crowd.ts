import type { Role } from '#shared/domain/core/actor.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { isExpected } from '#shared/domain/roll-call/audience-rules.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { fullRegistry, type PortalContext } from '#server/commands/portal-context.ts'
import { createDemonstration } from '#server/seed/create-demonstration.ts'
import { readRecords } from '#server/store/record-rows.ts'
import type { Database } from '#server/store/tables.ts'
import { enterAccount, type Entered } from '#test/support/portal/enter-account.ts'

/** A Tuesday at 8 h 05 in Paris. */
export const tuesdayMorning = Date.parse('2026-11-17T07:05:00Z')
const tuesday = plainDate('2026-11-17')

/** A lesson that everybody wants at once, and some of its pupils. */
export interface HotLesson {
  readonly lesson: Lesson
  readonly studentIds: readonly string[]
}

/** One workstation of one person. */
export interface Member extends Entered {
  readonly staffId: string
  readonly role: Role
}

export interface Crowd {
  readonly context: PortalContext
  readonly lessons: readonly HotLesson[]
  /** Twenty workstations, several of one person among them. */
  readonly writers: readonly Member[]
  readonly readers: readonly Member[]
}

const sixPupils = 6

async function hotLessons(context: PortalContext): Promise<HotLesson[]> {
  const students = (await readRecords(context.db, context.school, studentRecord)).map((row) => row.record)
  const lessons = (await readRecords(context.db, context.school, lessonRecord)).map((row) => row.record)
  return lessons
    .filter((one) => one.date === tuesday && one.form === 'course' && one.status === 'planned')
    .filter((one) => one.teacherIds.length === 1)
    .sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1))
    .slice(0, 6)
    .map((lesson) => ({
      lesson,
      studentIds: students
        .filter((student) => isExpected(lesson, student))
        .slice(0, sixPupils)
        .map((student) => student.id),
    }))
}

/** Fills an empty base with a school at 8 h 05, and opens the sessions of those who will write and read at once. */
export async function gatherCrowd(db: Database, shiftMs: number): Promise<Crowd> {
  const { school } = await createDemonstration(db, {
    now: instantOf(tuesdayMorning),
    students: 120,
    ready: true,
  })
  const context: PortalContext = { db, school, registry: fullRegistry, clock: () => Date.now() + shiftMs }
  const lessons = await hotLessons(context)
  const accounts = await db.selectFrom('account').selectAll().where('school', '=', school).execute()
  const staffOf = (role: Role) =>
    accounts.filter((one) => one.roles.includes(role)).map((one) => one.staff_id)
  let posts = 0
  const seat = async (role: Role, staffId: string): Promise<Member> => {
    const account = must(
      accounts.find((one) => one.staff_id === staffId),
      `an account for ${role}`,
    )
    return { ...(await enterAccount(context, account.id, `writers-${++posts}`)), staffId, role }
  }
  const seatAll = async (role: Role, staff: readonly string[], each: number) => {
    const seated: Member[] = []
    for (const staffId of staff) for (let at = 0; at < each; at++) seated.push(await seat(role, staffId))
    return seated
  }
  const teachers = [...new Set(lessons.flatMap((one) => one.lesson.teacherIds))].slice(0, 4)
  const idle = must(
    staffOf('teacher').find((id) => !lessons.some((one) => one.lesson.teacherIds.includes(id as never))),
    'a teacher of none of them',
  )
  const desk = [...staffOf('cpe').slice(0, 1), ...staffOf('aed').slice(0, 2)]
  const direction = staffOf('direction').slice(0, 1)
  const administrator = staffOf('administrator').slice(0, 1)
  const secretariat = staffOf('secretariat').slice(0, 1)
  const writers = [
    ...(await seatAll('teacher', teachers, 2)),
    ...(await seatAll('teacher', [idle], 1)),
    ...(await seatAll('cpe', desk.slice(0, 1), 3)),
    ...(await seatAll('aed', desk.slice(1), 2)),
    ...(await seatAll('direction', direction, 2)),
    ...(await seatAll('administrator', administrator, 1)),
    ...(await seatAll('secretariat', secretariat, 1)),
  ]
  const readers = [
    ...(await seatAll('cpe', desk.slice(0, 1), 2)),
    ...(await seatAll('direction', direction, 1)),
    ...(await seatAll('teacher', teachers.slice(0, 2), 1)),
    ...(await seatAll('administrator', administrator, 1)),
  ]
  return { context, lessons, writers, readers }
}
