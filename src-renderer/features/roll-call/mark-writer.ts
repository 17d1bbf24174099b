import type { CommandType } from '#shared/domain/core/command.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { lateReasons } from '#shared/domain/roll-call/mark-args.ts'
import { clearMark, markStudent } from '#shared/domain/roll-call/mark-commands.ts'
import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import { writeObservation } from '#shared/domain/roll-call/observation-commands.ts'
import {
  rollCallIdOf,
  rollCallRecord,
  type Mark,
  type MarkId,
  type RollCall,
} from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { RefusalParams } from '#shared/kernel/decision.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import type { MarkDraft } from './gesture-rules.ts'

export type OnRefused = (code: string, params: RefusalParams) => void

/** The commands that gestures and their opposites are made of, on the call of one lesson. */
export interface MarkWriter {
  call(): RollCall | undefined
  seen(): { readonly lessonId: Lesson['id']; readonly sawEnd: boolean }
  /** Resolves to whether it is kept. */
  run<Args>(command: CommandType<Args>, args: Args): Promise<boolean>
  put(studentId: StudentId, draft: MarkDraft, replaces: readonly MarkId[]): MarkId
  remove(studentId: StudentId, marks: readonly MarkId[]): void
  /** Types again marks that were taken away, in place of `instead`; the words of an observation follow its new mark. */
  restore(studentId: StudentId, marks: readonly Mark[], instead: readonly MarkId[]): void
}

export function newMarkId(): MarkId {
  return `m-${crypto.randomUUID()}` as MarkId
}

/** What was typed of a mark, to type it again. */
function draftOf(mark: Mark): MarkDraft {
  const { kind, minutes, at, item } = mark
  return { kind, minutes, at, item, reason: lateReasons.find((reason) => reason === mark.reason) ?? null }
}

/** A mark typed again has a new id: gestures made on the old one reach it by this. */
const restoredAs = new Map<MarkId, MarkId>()

function standing(id: MarkId): MarkId {
  const next = restoredAs.get(id)
  return next === undefined ? id : standing(next)
}

/** @param onRefused told when a rule or the disk says no: shown in place, never a toast */
export function markWriter(lesson: Lesson, onRefused: OnRefused): MarkWriter {
  const call = () => currentVault().view.get(rollCallRecord, rollCallIdOf(lesson.id))
  const seen = () => ({ lessonId: lesson.id, sawEnd: call()?.state === 'done' })
  const run: MarkWriter['run'] = async (command, args) => {
    const result = await runCommand(command, args)
    if (result.kind === 'refused') onRefused(result.code, result.params)
    return result.kind === 'durable'
  }
  const put: MarkWriter['put'] = (studentId, draft, replaces) => {
    const id = newMarkId()
    void run(markStudent, { ...seen(), studentId, mark: { ...draft, id }, replaces: replaces.map(standing) })
    return id
  }
  return {
    call,
    seen,
    run,
    put,
    remove: (studentId, marks) => void run(clearMark, { ...seen(), studentId, marks: marks.map(standing) }),
    restore(studentId, marks, instead) {
      marks.forEach((mark, index) => {
        const id = put(studentId, draftOf(mark), index === 0 ? instead : [])
        restoredAs.set(mark.id, id)
        const words = currentVault().view.get(observationRecord, mark.id)
        if (!words) return
        const { nature, text } = words
        void run(writeObservation, { ...seen(), studentId, markId: id, nature, text, at: mark.at })
      })
    },
  }
}
