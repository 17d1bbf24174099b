import type { LateReason } from '#shared/domain/roll-call/mark-args.ts'
import { recordLateArrival } from '#shared/domain/roll-call/late-arrival-commands.ts'
import { addPresent, clearMark, markStudent } from '#shared/domain/roll-call/mark-commands.ts'
import { marksOf } from '#shared/domain/roll-call/mark-rules.ts'
import {
  rollCallIdOf,
  rollCallRecord,
  type MarkId,
  type RollCall,
} from '#shared/domain/roll-call/roll-call.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import type { RunResult } from '#renderer/store/run-result.ts'
import { forgetSlip, rememberSlip } from './desk-store.ts'
import type { Slip } from './late-queries.ts'

function newMarkId(): MarkId {
  return `m-${crypto.randomUUID()}` as MarkId
}

function callOf(lesson: Pick<Lesson, 'id'>): RollCall | undefined {
  return currentVault().view.get(rollCallRecord, rollCallIdOf(lesson.id))
}

export interface Arrival {
  readonly studentId: StudentId
  readonly lesson: Lesson
  readonly minutes: number
  readonly at: TimeOfDay
  readonly reason: LateReason
}

/** Records a pupil at the desk, in place of the lates already seen on him. */
export async function recordArrival({
  studentId,
  lesson,
  minutes,
  at,
  reason,
}: Arrival): Promise<{ readonly result: RunResult; readonly markId: MarkId }> {
  const markId = newMarkId()
  const lates = marksOf(callOf(lesson), studentId).filter((mark) => mark.kind === 'late')
  const args = {
    lessonId: lesson.id,
    studentId,
    markId,
    minutes,
    at,
    reason,
    replaces: lates.map((mark) => mark.id),
  }
  const running = runCommand(recordLateArrival, args)
  rememberSlip(markId)
  const result = await running
  if (result.kind === 'refused') forgetSlip(markId)
  return { result, markId }
}

/** Sends a pupil to the permanence that runs: he is noted present there. */
export function sendToPermanence(studentId: StudentId, permanence: Lesson): Promise<RunResult> {
  const sawEnd = callOf(permanence)?.state === 'done'
  return runCommand(addPresent, { lessonId: permanence.id, studentId, sawEnd, markId: newMarkId() })
}

/** Takes a slip back: the absence that it had displaced stands again. */
export async function undoSlip({ mark, rollCall }: Slip): Promise<RunResult> {
  const target = { lessonId: rollCall.lessonId, studentId: mark.studentId, sawEnd: rollCall.state === 'done' }
  const displaced = rollCall.pastMarks.some(
    (past) => past.replacedBy === mark.id && past.mark.kind === 'absent',
  )
  const absent = {
    id: newMarkId(),
    kind: 'absent',
    minutes: null,
    at: null,
    item: null,
    reason: null,
  } as const
  const result = displaced
    ? await runCommand(markStudent, { ...target, mark: absent, replaces: [mark.id] })
    : await runCommand(clearMark, { ...target, marks: [mark.id] })
  if (result.kind === 'durable') forgetSlip(mark.id)
  return result
}
