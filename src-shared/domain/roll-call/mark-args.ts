import { z } from 'zod'
import type { Actor } from '#shared/domain/core/actor.ts'
import type { CommandContext } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { markKinds, type Mark, type MarkId } from './roll-call.ts'
import { actsFromDesk } from './roll-call-rights.ts'

/** Reasons that a pupil says at the desk; the sentence is a label (design, late desk). */
export const lateReasons = ['transport', 'waking', 'family', 'none'] as const
export type LateReason = (typeof lateReasons)[number]

const shape = z.strictObject({
  /** Made by the post: the mark is itself wherever it goes (S16). */
  id: idSchema<MarkId>(),
  kind: z.enum(markKinds),
  minutes: z.int().min(0).max(600).nullable(),
  at: timeOfDaySchema.nullable(),
  item: z.enum(['notebook', 'equipment']).nullable(),
  reason: z.enum(lateReasons).nullable(),
})

/** One mark as a person types it: minutes and reason belong to a late one, the item to what was forgotten. */
export const markArgs = shape.refine(
  (mark) =>
    (mark.kind === 'late') === (mark.minutes !== null) &&
    (mark.kind === 'forgotten') === (mark.item !== null) &&
    (mark.reason === null || mark.kind === 'late'),
)
export type MarkArgs = z.output<typeof markArgs>

/** The mark that a call keeps: what was typed, by whom, where and when (C14). */
export function markFrom(
  typed: MarkArgs,
  of: {
    readonly studentId: StudentId
    readonly lesson: Lesson
    readonly actor: Actor
    readonly context: CommandContext
  },
): Mark {
  return {
    ...typed,
    studentId: of.studentId,
    by: of.actor.staffId,
    fromDesk: actsFromDesk(of.actor, of.lesson),
    workstationId: of.context.workstationId,
    typedAt: of.context.typedAt,
    recordedAt: of.context.now,
  }
}
