import type { CommandType } from '#shared/domain/core/command.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { lateReasons } from '#shared/domain/roll-call/mark-args.ts'
import { addPresent, clearMark, markStudent } from '#shared/domain/roll-call/mark-commands.ts'
import { marksOf } from '#shared/domain/roll-call/mark-rules.ts'
import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import { reviseObservation, writeObservation } from '#shared/domain/roll-call/observation-commands.ts'
import {
  rollCallIdOf,
  rollCallRecord,
  type Mark,
  type MarkId,
  type RollCall,
} from '#shared/domain/roll-call/roll-call.ts'
import { beginRollCall, endRollCall } from '#shared/domain/roll-call/roll-call-commands.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { RefusalParams } from '#shared/kernel/decision.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { replacedBy, type MarkDraft } from './gesture-rules.ts'
import { rememberGesture } from './undo-store.ts'

export type OnRefused = (code: string, params: RefusalParams) => void

/** What a person does to the call of one lesson: each gesture is a command, and knows its opposite. */
export interface CallGestures {
  /** Marks a pupil in place of what contradicts; marks the same again takes nothing away: see `clear`. */
  mark(studentId: StudentId, draft: MarkDraft): void
  clear(studentId: StudentId, marks: readonly Mark[]): void
  /** A permanence: adds a pupil who is there. */
  add(studentId: StudentId): void
  begin(): void
  /** Resolves to whether the call is ended and kept. */
  end(): Promise<boolean>
  /** Writes the words of an observation or an exclusion, or rewrites them over `base`. Resolves to whether they are kept. */
  write(words: Words): Promise<boolean>
  marksOf(studentId: StudentId): readonly Mark[]
}

export interface Words {
  readonly studentId: StudentId
  readonly nature: 'observation' | 'exclusion'
  readonly text: string
  /** The mark that the words explain; null makes a new one. */
  readonly markId: MarkId | null
}

function newMarkId(): MarkId {
  return `m-${crypto.randomUUID()}` as MarkId
}

/** What was typed of a mark, to type it again. */
function draftOf(mark: Mark): MarkDraft {
  const { kind, minutes, at, item } = mark
  return { kind, minutes, at, item, reason: lateReasons.find((reason) => reason === mark.reason) ?? null }
}

/** @param onRefused told when a rule or the disk says no: shown in place, never a toast */
export function callGestures(lesson: Lesson, onRefused: OnRefused): CallGestures {
  const lessonId = lesson.id
  const call = (): RollCall | undefined => currentVault().view.get(rollCallRecord, rollCallIdOf(lessonId))
  const seen = () => ({ lessonId, sawEnd: call()?.state === 'done' })
  const run = async <Args>(command: CommandType<Args>, args: Args): Promise<boolean> => {
    const result = await runCommand(command, args)
    if (result.kind === 'refused') onRefused(result.code, result.params)
    return result.kind === 'durable'
  }

  const put = (studentId: StudentId, draft: MarkDraft, replaces: readonly MarkId[]): MarkId => {
    const id = newMarkId()
    void run(markStudent, { ...seen(), studentId, mark: { ...draft, id }, replaces: [...replaces] })
    return id
  }
  /** Types again marks that were taken away, in place of `instead`; the words of an observation follow its new mark. */
  const restore = (studentId: StudentId, marks: readonly Mark[], instead: readonly MarkId[]): void => {
    marks.forEach((mark, index) => {
      const id = put(studentId, draftOf(mark), index === 0 ? instead : [])
      const words = currentVault().view.get(observationRecord, mark.id)
      if (!words) return
      const { nature, text } = words
      void run(writeObservation, { ...seen(), studentId, markId: id, nature, text, at: mark.at })
    })
  }
  const remove = (studentId: StudentId, marks: readonly MarkId[]) => {
    void run(clearMark, { ...seen(), studentId, marks: [...marks] })
  }

  return {
    marksOf: (studentId) => marksOf(call(), studentId),
    mark(studentId, draft) {
      const replaced = replacedBy(draft.kind, marksOf(call(), studentId))
      const id = put(
        studentId,
        draft,
        replaced.map((mark) => mark.id),
      )
      const undo = () => (replaced.length > 0 ? restore(studentId, replaced, [id]) : remove(studentId, [id]))
      rememberGesture({ lessonId, undo })
    },
    clear(studentId, marks) {
      if (marks.length === 0) return
      remove(
        studentId,
        marks.map((mark) => mark.id),
      )
      rememberGesture({ lessonId, undo: () => restore(studentId, marks, []) })
    },
    add(studentId) {
      const markId = newMarkId()
      void run(addPresent, { ...seen(), studentId, markId })
      rememberGesture({ lessonId, undo: () => remove(studentId, [markId]) })
    },
    begin() {
      if (!call() || call()?.state === 'todo') void run(beginRollCall, { lessonId })
    },
    end: () => run(endRollCall, { lessonId }),
    async write({ studentId, nature, text, markId }) {
      const known = markId === null ? undefined : currentVault().view.get(observationRecord, markId)
      if (known) return run(reviseObservation, { observationId: known.id, base: known.text, text })
      const id = markId ?? newMarkId()
      const isKept = await run(writeObservation, { ...seen(), studentId, markId: id, nature, text, at: null })
      if (isKept && markId === null) rememberGesture({ lessonId, undo: () => remove(studentId, [id]) })
      return isKept
    },
  }
}
