import {
  defineGenerator,
  type Chance,
  type CommandGenerator,
  type Seen,
} from '#shared/domain/core/generator.ts'
import { studentRecord, type Student } from '#shared/domain/people/student.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { expectedStudents } from './audience-rules.ts'
import { recordLateArrival } from './late-arrival-commands.ts'
import type { MarkArgs } from './mark-args.ts'
import { addPresent, clearMark, markStudent } from './mark-commands.ts'
import { marksOf } from './mark-rules.ts'
import { observationRecord } from './observation.ts'
import { chooseObservationText, reviseObservation, writeObservation } from './observation-commands.ts'
import { markKinds, rollCallIdOf, rollCallRecord, type MarkId, type RollCall } from './roll-call.ts'
import { beginRollCall, endRollCall, takeRollCall } from './roll-call-commands.ts'
import { teaches } from './roll-call-rights.ts'

/** His own lessons mostly; now and then another's, which the portal must refuse. */
function lessonOf(chance: Chance, seen: Seen, form: Lesson['form'] | 'any' = 'any'): Lesson | undefined {
  const lessons = seen.all(lessonRecord).filter((lesson) => form === 'any' || lesson.form === form)
  const own = lessons.filter((lesson) => teaches(seen.actor, lesson))
  return chance.pick(own.length > 0 && chance.likely(0.8) ? own : lessons)
}

function studentOf(chance: Chance, seen: Seen, lesson: Lesson): Student | undefined {
  const expected = expectedStudents(lesson, seen.all(studentRecord))
  return chance.pick(expected.length > 0 && chance.likely(0.95) ? expected : seen.all(studentRecord))
}

function callOf(seen: Seen, lesson: Lesson): RollCall | undefined {
  return seen.get(rollCallRecord, rollCallIdOf(lesson.id))
}

function aMark(chance: Chance): MarkArgs {
  const kind = chance.pick(markKinds) ?? 'absent'
  return {
    id: chance.newId('mark') as MarkId,
    kind,
    minutes: kind === 'late' ? chance.whole(50) : null,
    at: kind === 'late' ? timeOfDay('08:10') : null,
    item: kind === 'forgotten' ? 'notebook' : null,
    reason: null,
  }
}

function target(chance: Chance, seen: Seen, form?: Lesson['form']) {
  const lesson = lessonOf(chance, seen, form)
  const student = lesson && studentOf(chance, seen, lesson)
  if (!lesson || !student) return null
  const call = callOf(seen, lesson)
  const standing = marksOf(call, student.id).map(({ id }) => id)
  const at = { lessonId: lesson.id, studentId: student.id, sawEnd: call?.state === 'done' }
  return { at, lesson, standing, replaces: chance.likely(0.8) ? standing : [] }
}

const marks: readonly CommandGenerator[] = [
  defineGenerator(markStudent, (chance, seen) => {
    const on = target(chance, seen)
    return on && { ...on.at, mark: aMark(chance), replaces: on.replaces }
  }),
  defineGenerator(clearMark, (chance, seen) => {
    const on = target(chance, seen)
    return on && on.standing.length > 0 ? { ...on.at, marks: on.standing } : null
  }),
  defineGenerator(addPresent, (chance, seen) => {
    const on = target(chance, seen, 'permanence')
    return on && { ...on.at, markId: chance.newId('mark') as MarkId }
  }),
  defineGenerator(recordLateArrival, (chance, seen) => {
    const on = target(chance, seen)
    if (!on) return null
    const { lessonId, studentId } = on.at
    const [markId, minutes] = [chance.newId('mark') as MarkId, chance.whole(60)]
    const reason = chance.likely(0.5) ? ('transport' as const) : ('none' as const)
    return { lessonId, studentId, markId, minutes, at: timeOfDay('08:20'), reason, replaces: [] }
  }),
]

const calls: readonly CommandGenerator[] = [
  defineGenerator(beginRollCall, (chance, seen) => {
    const lesson = lessonOf(chance, seen)
    return lesson ? { lessonId: lesson.id } : null
  }),
  defineGenerator(endRollCall, (chance, seen) => {
    const lesson = lessonOf(chance, seen)
    return lesson ? { lessonId: lesson.id } : null
  }),
  defineGenerator(takeRollCall, (chance, seen) => {
    const lesson = lessonOf(chance, seen)
    if (!lesson) return null
    const away = expectedStudents(lesson, seen.all(studentRecord)).filter(() => chance.likely(0.3))
    const call = callOf(seen, lesson)
    return {
      lessonId: lesson.id,
      sawEnd: call?.state === 'done',
      marks: away.map(({ id }) => ({ studentId: id, mark: aMark(chance) })),
      replaces: away.flatMap(({ id }) => marksOf(call, id).map((mark) => mark.id)),
    }
  }),
]

const observations: readonly CommandGenerator[] = [
  defineGenerator(writeObservation, (chance, seen) => {
    const on = target(chance, seen)
    if (!on) return null
    const markId = on.standing[0] ?? (chance.newId('mark') as MarkId)
    const nature = chance.likely(0.7) ? ('observation' as const) : ('exclusion' as const)
    return { ...on.at, markId, nature, text: `Bavarde (${chance.newId('text')})`, at: null }
  }),
  defineGenerator(reviseObservation, (chance, seen) => {
    const known = chance.pick(seen.all(observationRecord))
    if (!known) return null
    const base = chance.likely(0.9) ? known.text : (known.past[0]?.text ?? '')
    return { observationId: known.id, base, text: `Rectifié (${chance.newId('text')})` }
  }),
  defineGenerator(chooseObservationText, (chance, seen) => {
    const known = chance.pick(seen.all(observationRecord).filter(({ variants }) => variants.length > 0))
    if (!known) return null
    const texts = [known.text, ...known.variants.map(({ text }) => text)]
    return { observationId: known.id, text: chance.pick(texts) ?? known.text, seen: texts.slice(0, 20) }
  }),
]

export const rollCallGenerators: readonly CommandGenerator[] = [...calls, ...marks, ...observations]
