import { describe, expect, it } from 'vitest'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { cancelLesson, moveLesson, replaceTeacher } from '#shared/domain/timetable/lesson-commands.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { bourdin, classOf3b, lemaire, oliveira, principal } from '#test/support/class-of-3b.ts'

const lessonId = 'l8' as LessonId
const move = {
  lessonId,
  newLessonId: 'l8b' as LessonId,
  date: plainDate('2026-11-18'),
  start: timeOfDay('14:30'),
  end: timeOfDay('15:25'),
  room: '112',
}

describe('changes of the timetable', () => {
  it('S5: belong to the direction and the CPE, judged before existence', () => {
    const desk = classOf3b()
    for (const who of [oliveira, bourdin])
      for (const id of [lessonId, 'l99' as LessonId])
        expect(desk.run(cancelLesson, { lessonId: id, reason: 'outing' }, who).decision).toMatchObject({
          code: 'timetable-rights',
        })
  })

  it('S13: a lesson is cancelled once, with its reason', () => {
    const desk = classOf3b()
    desk.run(cancelLesson, { lessonId, reason: 'teacher-away' }, lemaire)
    expect(desk.get(lessonRecord, 'l8')).toMatchObject({ status: 'cancelled', cancelReason: 'teacher-away' })
    expect(desk.run(cancelLesson, { lessonId, reason: 'exam' }, principal).decision).toMatchObject({
      code: 'lesson-cancelled',
    })
  })

  it('a moved lesson follows: the old one names the new one, which stands at its new place', () => {
    const desk = classOf3b()
    desk.run(moveLesson, move, lemaire)
    expect(desk.get(lessonRecord, 'l8')).toMatchObject({ status: 'cancelled', movedTo: 'l8b' })
    expect(desk.get(lessonRecord, 'l8b')).toMatchObject({
      status: 'planned',
      date: '2026-11-18',
      room: '112',
      movedTo: null,
    })
    expect(moveLesson.args.safeParse({ ...move, end: timeOfDay('14:00') }).success).toBe(false)
  })

  it('a replacement takes the place of one teacher and leaves the other beside him', () => {
    const desk = classOf3b()
    desk.keep(staffMemberRecord, {
      id: 'steiner' as StaffId,
      civility: 'Mme',
      familyName: 'Steiner',
      givenName: 'Eva',
      roles: ['teacher'],
      title: '',
    })
    const args = { lessonId, absentId: 'oliveira' as StaffId, replacementId: 'steiner' as StaffId }
    desk.run(replaceTeacher, args, principal)
    desk.run(replaceTeacher, args, principal)
    expect(desk.get(lessonRecord, 'l8')).toMatchObject({
      teacherIds: ['achour', 'steiner'],
      replacedIds: ['oliveira'],
    })
  })
})
