import { hasRole, type Actor } from '#shared/domain/core/actor.ts'
import type { Facts } from '#shared/domain/core/command.ts'
import { courseScope } from '#shared/domain/core/scope.ts'
import { canUseModule } from '#shared/domain/people/module-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import type { CahierEntry } from './entry.ts'
import { sealOf } from './entry-rules.ts'

/** Whether the lesson is of his cahier: he teaches it, is replaced in it, or teaches or replaces in its service. */
export function isOfHisCahier(
  actor: Actor,
  lesson: Pick<Lesson, 'teacherIds' | 'replacedIds' | 'serviceId'>,
): boolean {
  if (!hasRole(actor, 'teacher')) return false
  if ([...lesson.teacherIds, ...lesson.replacedIds].includes(actor.staffId)) return true
  return lesson.serviceId !== null && actor.scopes.includes(courseScope(lesson.serviceId))
}

/** Those of the cahier write in it, when the school uses it. To anybody else no lesson exists (S5). */
export function canWrite(actor: Actor, facts: Facts, lesson: Lesson | undefined): Decision {
  const isOn = canUseModule(facts, 'cahier-de-textes')
  if (isOn.kind === 'refused') return isOn
  if (!lesson || !isOfHisCahier(actor, lesson)) return refused('not-your-cahier')
  return lesson.form === 'permanence' ? refused('no-cahier-for-permanence') : allowed
}

/** A sealed entry never changes (C1): whoever asks, however late, whatever he saw. */
export function canChange(entry: CahierEntry | undefined): Decision {
  const seal = sealOf(entry)
  return seal ? refused('entry-sealed', { date: seal.on, entryId: entry?.id ?? '' }) : allowed
}
