import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import type { CommandMessage } from '#shared/protocol/push.ts'

type Typed = Omit<CommandMessage, 'mid'>

/** One mark, as a key makes it. */
export function markCommand(lesson: Lesson, studentId: string, id: string, nowMs: number): Typed {
  const mark = { id, kind: 'absent', minutes: null, at: null, item: null, reason: null }
  const args = { lessonId: lesson.id, studentId, sawEnd: false, mark, replaces: [] }
  return { name: 'markStudent', version: 1, args, typedAt: instantOf(nowMs) }
}

/** The call of one lesson as a teacher makes it: a key for each pupil who is not there, then the end. */
export function callCommands(
  lesson: Lesson,
  absent: readonly string[],
  id: () => string,
  nowMs: number,
): Typed[] {
  const end = { name: 'endRollCall', version: 1, args: { lessonId: lesson.id }, typedAt: instantOf(nowMs) }
  return [...absent.map((studentId) => markCommand(lesson, studentId, id(), nowMs)), end]
}
