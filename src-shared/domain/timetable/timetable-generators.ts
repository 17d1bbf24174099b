import type { StaffId } from '#shared/domain/core/ids.ts'
import {
  defineGenerator,
  type Chance,
  type CommandGenerator,
  type Seen,
} from '#shared/domain/core/generator.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { cancelLesson, moveLesson, replaceTeacher } from './lesson-commands.ts'
import { cancelReasons, lessonRecord, type Lesson, type LessonId } from './lesson.ts'

function lessonSeen(chance: Chance, seen: Seen): Lesson | undefined {
  return chance.pick(seen.all(lessonRecord))
}

export const timetableGenerators: readonly CommandGenerator[] = [
  defineGenerator(cancelLesson, (chance, seen) => {
    const lesson = lessonSeen(chance, seen)
    return lesson ? { lessonId: lesson.id, reason: chance.pick(cancelReasons) ?? 'other' } : null
  }),
  defineGenerator(moveLesson, (chance, seen) => {
    const lesson = lessonSeen(chance, seen)
    if (!lesson) return null
    const start = timeOfDay(`1${chance.whole(8)}:00`)
    return {
      lessonId: lesson.id,
      newLessonId: chance.newId('lesson') as LessonId,
      date: seen.today,
      start,
      end: timeOfDay(`${start.slice(0, 2)}:55`),
      room: 'B12',
    }
  }),
  defineGenerator(replaceTeacher, (chance, seen) => {
    const lesson = lessonSeen(chance, seen)
    const replacement = chance.pick(seen.all(staffMemberRecord))
    if (!lesson || !replacement) return null
    const absentId = chance.pick(lesson.teacherIds) ?? ('nobody' as StaffId)
    return { lessonId: lesson.id, absentId, replacementId: replacement.id }
  }),
]
