import type { Actor } from '#shared/domain/core/actor.ts'
import type { Facts } from '#shared/domain/core/command.ts'
import type { WorkstationId } from '#shared/domain/core/ids.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import type { Scope } from '#shared/domain/core/scope.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import type { Student } from '#shared/domain/people/student.ts'
import { markStudent, type MarkStudentArgs } from '#shared/domain/roll-call/mark-commands.ts'
import type { MarkId, RollCall } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { commandTypes } from '#shared/domain/registry.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { runPending } from '#shared/sync/rebase.ts'
import { keyOf } from '#test/bench/data/bench-row.ts'
import type { Action } from '#test/bench/peers/peer.ts'

/** Who acts, where and when: the same for every peer, so that every peer must end with the same letters. */
export const benchWorkstation = 'bench-workstation-0001' as WorkstationId
export const benchNowMs = Date.parse('2026-11-23T07:05:00.000Z')
export const benchScopes = ['etab', 'service:vie-scolaire'] as Scope[]

/** The person in charge of vie scolaire: the first of the staff. */
export function benchActor(rows: readonly RowMessage[]): Actor {
  const staff = must(
    rows.find((row) => row.kind === 'staffMember'),
    'a member of the staff',
  ).data as unknown as StaffMember
  return { staffId: staff.id, roles: staff.roles, scopes: benchScopes }
}

/** `runs` acts, each a mark on another call, by the very command that the workstation and the portal run. */
export function planActs(rows: readonly RowMessage[], runs: number): Action[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  const students = rows.filter((row) => row.kind === 'student').map((row) => row.data as unknown as Student)
  const actor = benchActor(rows)
  const open = rows.filter((row) => row.kind === 'rollCall' && isHeld(byKey, row)).slice(-runs)
  return open.map((row, n) => {
    const entry = markOf(row.data as unknown as RollCall, students, n)
    return { row: { ...row, data: recordAfter(byKey, actor, entry) }, entry }
  })
}

/** The rows as they must be once `acts` are kept. */
export function afterActs(rows: readonly RowMessage[], acts: readonly Action[]): RowMessage[] {
  const changed = new Map(acts.map((act) => [keyOf(act.row), act.row]))
  return rows.map((row) => changed.get(keyOf(row)) ?? row)
}

type Rows = ReadonlyMap<string, RowMessage>

function isHeld(rows: Rows, call: RowMessage): boolean {
  const lesson = rows.get(`lesson|${String(call.data['lessonId'])}`)?.data as unknown as Lesson
  return lesson.status === 'planned'
}

/** A new observation never contradicts another mark: the command is applied, not merged. */
function markOf(call: RollCall, students: readonly Student[], n: number): PendingCommand {
  const listed = students.filter((student) =>
    call.divisionIds.includes(student.divisions[0]?.of ?? ('' as never)),
  )
  const args: MarkStudentArgs = {
    lessonId: call.lessonId,
    studentId: (listed[n % listed.length] as Student).id,
    sawEnd: true,
    mark: {
      id: `00000000-0000-4000-a000-${String(n).padStart(12, '0')}` as MarkId,
      kind: 'observation',
      minutes: null,
      at: null,
      item: null,
      reason: null,
    },
    replaces: [],
  }
  return {
    mid: n + 1,
    name: markStudent.name,
    version: markStudent.version,
    args,
    typedAt: instantOf(benchNowMs),
  }
}

function recordAfter(rows: Rows, actor: Actor, command: PendingCommand): Record<string, unknown> {
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
  if (change?.op !== 'put') throw new Error(`the bench’s mark was not applied: ${JSON.stringify(decision)}`)
  return change.record as unknown as Record<string, unknown>
}
