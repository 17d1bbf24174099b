import type { Actor } from '#shared/domain/core/actor.ts'
import type { Facts } from '#shared/domain/core/command.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import type { Student } from '#shared/domain/people/student.ts'
import { markStudent, type MarkStudentArgs } from '#shared/domain/roll-call/mark-commands.ts'
import { takeRollCall, type TakeRollCallArgs } from '#shared/domain/roll-call/roll-call-commands.ts'
import {
  rollCallIdOf,
  rollCallRecord,
  type MarkId,
  type RollCall,
} from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { commandTypes } from '#shared/domain/registry.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { runPending } from '#shared/sync/rebase.ts'
import { benchNowMs, benchScopes, benchWorkstation } from '#test/bench/data/bench-moment.ts'
import { dayOf, keyOf } from '#test/bench/data/bench-row.ts'
import type { Action } from '#test/bench/peers/peer.ts'

/** What is done to the school, in order, by the very commands that the workstation and the portal run. */
export interface ActPlan {
  /** The rows as they must be now. */
  rows(): RowMessage[]
  /** The commands of the acts so far, in order. */
  readonly entries: readonly PendingCommand[]
  /** One more mark, on another call each time as long as there are some. */
  mark(): Action
  /** A whole call taken at once, with thirty-five marks. */
  call(): Action
  /** A call as somebody else has corrected it, with the day it is on. */
  correction(): { readonly row: RowMessage; readonly day: string; readonly ofDay: readonly RowMessage[] }
}

/** Marks of a call taken at once: the whole class of a lycée. */
const marksOfCall = 35

export function planActs(rows: readonly RowMessage[]): ActPlan {
  const school: School = { byKey: new Map(rows.map((row) => [keyOf(row), row])), entries: [], corrected: 0 }
  const actor = benchActor(rows)
  const students = Map.groupBy(recordsOf<Student>(rows, 'student'), (one) => one.divisions[0]?.of)
  const lessons = recordsOf<Lesson>(rows, 'lesson').filter((lesson) => lesson.status === 'planned')
  const [called, free] = parted(lessons, ({ id }) => school.byKey.has(`rollCall|${rollCallIdOf(id)}`))
  const days = [...new Set(called.map(({ date }) => date))]
  const listed = (lesson: Lesson) => students.get(lesson.divisionIds[0]) ?? []
  const run = (name: string, version: number, args: unknown) => act(school, actor, { name, version, args })
  return {
    rows: () => [...school.byKey.values()],
    entries: school.entries,
    mark() {
      const n = school.entries.length
      const lesson = must(called.at(-1 - (n % called.length)), 'a lesson with its call')
      return run(markStudent.name, markStudent.version, markArgs(lesson, listed(lesson), n))
    },
    call() {
      const n = school.entries.length
      const lesson = must(free[n % free.length], 'a lesson without a call')
      return run(takeRollCall.name, takeRollCall.version, callArgs(lesson, listed(lesson), n))
    },
    correction() {
      const day = must(days[(school.corrected * 7) % days.length], 'a day')
      return correct(school, day)
    },
  }
}

interface School {
  readonly byKey: Map<string, RowMessage>
  readonly entries: PendingCommand[]
  corrected: number
}

/** The person in charge of vie scolaire: the first of the staff. */
function benchActor(rows: readonly RowMessage[]): Actor {
  const staff = must(recordsOf<StaffMember>(rows, 'staffMember')[0], 'a member of the staff')
  return { staffId: staff.id, roles: staff.roles, scopes: benchScopes }
}

function recordsOf<T>(rows: readonly RowMessage[], kind: string): T[] {
  return rows.filter((row) => row.kind === kind).map((row) => row.data as unknown as T)
}

function parted<T>(items: readonly T[], is: (item: T) => boolean): [T[], T[]] {
  return [items.filter(is), items.filter((item) => !is(item))]
}

/** A new observation never contradicts another mark: the command is applied, not merged. */
function observation(n: number, of: number) {
  const id = `00000000-0000-4000-a000-${String(n * 100 + of).padStart(12, '0')}` as MarkId
  return { id, kind: 'observation', minutes: null, at: null, item: null, reason: null } as const
}

function markArgs(lesson: Lesson, listed: readonly Student[], n: number): MarkStudentArgs {
  const studentId = must(listed[n % listed.length], 'a pupil').id
  return { lessonId: lesson.id, studentId, sawEnd: true, mark: observation(n, 0), replaces: [] }
}

function callArgs(lesson: Lesson, listed: readonly Student[], n: number): TakeRollCallArgs {
  const marks = Array.from({ length: marksOfCall }, (_, of) => ({
    studentId: must(listed[of % listed.length], 'a pupil').id,
    mark: observation(n, of),
  }))
  return { lessonId: lesson.id, sawEnd: false, marks, replaces: [] }
}

function act(school: School, actor: Actor, typed: Pick<PendingCommand, 'name' | 'version' | 'args'>): Action {
  const entry = { mid: school.entries.length + 1, ...typed, typedAt: instantOf(benchNowMs) }
  const record = recordAfter(school.byKey, actor, entry)
  const key = `${rollCallRecord.kind}|${record.id}`
  const row: RowMessage = {
    kind: rollCallRecord.kind,
    version: rollCallRecord.version,
    scopes: [...rollCallRecord.scopesOf(record)],
    id: record.id,
    rev: (school.byKey.get(key)?.rev ?? 0) + 1,
    data: record as unknown as Record<string, unknown>,
  }
  school.byKey.set(key, row)
  school.entries.push(entry)
  return { row, entry }
}

function correct(school: School, day: string): ReturnType<ActPlan['correction']> {
  const isOfDay = (row: RowMessage) => row.kind === rollCallRecord.kind && dayOf(row) === day
  const before = must([...school.byKey.values()].find(isOfDay), 'a call of that day')
  school.corrected += 1
  const corrections = Number(before.data['corrections']) + 1
  const row = { ...before, rev: before.rev + 1, data: { ...before.data, corrections } }
  school.byKey.set(keyOf(row), row)
  return { row, day, ofDay: [...school.byKey.values()].filter(isOfDay) }
}

function recordAfter(rows: ReadonlyMap<string, RowMessage>, actor: Actor, command: PendingCommand): RollCall {
  const base: Facts = {
    get: <T extends RecordBody>(type: RecordType<T>, id: string) =>
      rows.get(`${type.kind}|${id}`)?.data as unknown as T | undefined,
  }
  const parts = {
    commands: commandTypes,
    base,
    actor,
    workstationId: benchWorkstation,
    timeZone: 'Europe/Paris',
  }
  const { decision, effect } = runPending(parts, new Map(), command)
  const change = effect?.changes[0]
  if (change?.op !== 'put') throw new Error(`the bench’s act was not applied: ${JSON.stringify(decision)}`)
  return change.record as RollCall
}
