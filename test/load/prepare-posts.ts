import { sql } from 'kysely'
import { isExpected } from '#shared/domain/roll-call/audience-rules.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { must } from '#shared/kernel/must.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { actorOf } from '#server/commands/posting-of.ts'
import { readRecords } from '#server/store/record-rows.ts'
import { enterAccount, type Entered } from '#test/support/portal/enter-account.ts'
import type { Standing } from './light-post.ts'

const today = plainDate('2026-11-17')

/** A workstation that was here yesterday: it has its session, its rows, and a call to send. */
export interface Seat {
  readonly entered: Entered
  readonly standing: Standing
  readonly lesson: Lesson
  readonly studentIds: readonly string[]
}

export interface Seats {
  readonly teachers: readonly Seat[]
  readonly desk: Pick<Seat, 'entered' | 'standing'>
}

/** Today's lessons with a list, the earliest first: sixty classes have sixty at eight, the others come after. */
async function lessonsWithLists(context: PortalContext): Promise<Pick<Seat, 'lesson' | 'studentIds'>[]> {
  const students = (await readRecords(context.db, context.school, studentRecord)).map((row) => row.record)
  const calls = await sql<{ id: string }>`select data->>'lessonId' as id from record
    where school = ${context.school} and kind = 'rollCall' and not deleted`.execute(context.db)
  const called = new Set(calls.rows.map((row) => row.id))
  return (await readRecords(context.db, context.school, lessonRecord))
    .map(({ record }) => record)
    .filter((one) => one.date === today && one.form === 'course' && one.status === 'planned')
    .filter((one) => !called.has(one.id) && one.teacherIds.length > 0)
    .sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1))
    .map((lesson) => ({
      lesson,
      studentIds: students.filter((student) => isExpected(lesson, student)).map((student) => student.id),
    }))
    .filter(({ studentIds }) => studentIds.length > 0)
}

/** Opens the sessions, without passwords, and stands each workstation where it was yesterday evening. */
export async function prepareSeats(context: PortalContext, count: number): Promise<Seats> {
  const { db, school } = context
  const clock = await db
    .selectFrom('school_clock')
    .selectAll()
    .where('school', '=', school)
    .executeTakeFirstOrThrow()
  const accounts = await db.selectFrom('account').selectAll().where('school', '=', school).execute()
  let posts = 0
  const seat = async (staffId: string) => {
    const account = must(
      accounts.find((one) => one.staff_id === staffId),
      'an account',
    )
    const entered = await enterAccount(context, account.id, `load-${school}-${++posts}`)
    const { scopes } = await actorOf(db, clock, account, today)
    return { entered, standing: { epoch: clock.epoch, cursor: clock.rev, scopes } }
  }
  const teachers: Seat[] = []
  for (const { lesson, studentIds } of (await lessonsWithLists(context)).slice(0, count))
    teachers.push({ ...(await seat(lesson.teacherIds[0] ?? '')), lesson, studentIds })
  const cpe = must(
    accounts.find((one) => one.roles.includes('cpe')),
    'a CPE',
  )
  const desk = await seat(cpe.staff_id)
  await sql`update workstation set roles_seen = account.roles from account
    where workstation.school = ${school} and account.id = workstation.account_id`.execute(db)
  return { teachers, desk }
}
