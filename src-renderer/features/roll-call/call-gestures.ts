import type { StudentId } from '#shared/domain/people/ids.ts'
import { addPresent } from '#shared/domain/roll-call/mark-commands.ts'
import { marksOf } from '#shared/domain/roll-call/mark-rules.ts'
import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import { reviseObservation, writeObservation } from '#shared/domain/roll-call/observation-commands.ts'
import type { Mark, MarkId } from '#shared/domain/roll-call/roll-call.ts'
import { beginRollCall, endRollCall } from '#shared/domain/roll-call/roll-call-commands.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { replacedBy, type MarkDraft } from './gesture-rules.ts'
import { markWriter, newMarkId, type MarkWriter, type OnRefused } from './mark-writer.ts'
import { rememberGesture } from './undo-store.ts'

/** What a person does to the call of one lesson: each gesture is a command, and knows its opposite. */
export interface CallGestures {
  /** Marks a pupil in place of the marks that the new one contradicts. */
  mark(studentId: StudentId, draft: MarkDraft): void
  clear(studentId: StudentId, marks: readonly Mark[]): void
  /** A permanence: adds a pupil who is there. */
  add(studentId: StudentId): void
  begin(): void
  /** Resolves to whether the call is ended and kept. */
  end(): Promise<boolean>
  /** Writes the words of an observation or an exclusion, or rewrites them. Resolves to whether they are kept. */
  write(words: Words): Promise<boolean>
  marksOf(studentId: StudentId): readonly Mark[]
  /** The call is ended: what is written now is a correction. */
  isDone(): boolean
}

export interface Words {
  readonly studentId: StudentId
  readonly nature: 'observation' | 'exclusion'
  readonly text: string
  /** The words that stood when the person began to type: those that came since are not overwritten (S15). */
  readonly base: string
  /** The mark that the words explain; null makes a new one. */
  readonly markId: MarkId | null
}

async function write(writer: MarkWriter, lesson: Lesson, words: Words): Promise<boolean> {
  const { studentId, nature, text, base, markId } = words
  const known = markId === null ? undefined : currentVault().view.get(observationRecord, markId)
  if (known) return writer.run(reviseObservation, { observationId: known.id, base, text })
  const id = markId ?? newMarkId()
  const args = { ...writer.seen(), studentId, markId: id, nature, text, at: null }
  const isKept = await writer.run(writeObservation, args)
  if (isKept && markId === null)
    rememberGesture({ lessonId: lesson.id, undo: () => writer.remove(studentId, [id]) })
  return isKept
}

/** @param onRefused told when a rule or the disk says no */
export function callGestures(lesson: Lesson, onRefused: OnRefused): CallGestures {
  const writer = markWriter(lesson, onRefused)
  const lessonId = lesson.id
  const seenMarks = (studentId: StudentId) => marksOf(writer.call(), studentId)
  return {
    marksOf: seenMarks,
    isDone: () => writer.call()?.state === 'done',
    mark(studentId, draft) {
      const replaced = replacedBy(draft.kind, seenMarks(studentId))
      const id = writer.put(
        studentId,
        draft,
        replaced.map((mark) => mark.id),
      )
      const undo = () =>
        replaced.length > 0 ? writer.restore(studentId, replaced, [id]) : writer.remove(studentId, [id])
      rememberGesture({ lessonId, undo })
    },
    clear(studentId, marks) {
      if (marks.length === 0) return
      writer.remove(
        studentId,
        marks.map((mark) => mark.id),
      )
      rememberGesture({ lessonId, undo: () => writer.restore(studentId, marks, []) })
    },
    add(studentId) {
      const markId = newMarkId()
      void writer.run(addPresent, { ...writer.seen(), studentId, markId })
      rememberGesture({ lessonId, undo: () => writer.remove(studentId, [markId]) })
    },
    begin() {
      const call = writer.call()
      if (!call || call.state === 'todo') void writer.run(beginRollCall, { lessonId })
    },
    end: () => writer.run(endRollCall, { lessonId }),
    write: (words) => write(writer, lesson, words),
  }
}
