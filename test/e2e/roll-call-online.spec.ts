import { expect } from '@playwright/test'
import { callAtPortal, firstLessonOf, markLine, marksAtPortal } from '#test/support/post/portal-records.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { board } from './page-models/board.ts'
import { rollCall } from './page-models/roll-call.ts'
import { teacherAtCall } from './page-models/teacher-at-call.ts'
import { workstation } from './page-models/workstation.ts'

test('a teacher calls the roll online: one key a pupil, at the portal at once, seen at the desk', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const desk = await school.post()
  await workstation(desk).open(school.account('cpe'))
  const post = await school.post()
  await workstation(post).open(teacher)

  const call = rollCall(post)
  const names = await call.names()
  const [first = '', second = '', third = '', fourth = ''] = names
  await call.markAbsent(first)
  await call.markLate(second, 7)
  await call.mark(third, 'i')
  await call.end()
  await call.expectAtPortal()
  await workstation(post).expectWaiting(0)

  await expect
    .poll(() => marksAtPortal(school, lesson))
    .toEqual([markLine(first, 'absent'), markLine(second, 'late'), markLine(third, 'infirmary')].sort())
  const stored = await callAtPortal(school, lesson)
  expect(stored).toMatchObject({
    state: 'done',
    corrections: 0,
    begun: { by: teacher.staffId },
    ended: { by: teacher.staffId, postName: expect.stringMatching(/./) },
  })

  // After the bell, R and its minutes are one correction.
  await call.markLate(fourth, 9)
  await expect.poll(async () => (await callAtPortal(school, lesson))?.corrections).toBe(1)
  expect(await marksAtPortal(school, lesson)).toContain(markLine(fourth, 'late'))

  const seen = board(desk)
  await seen.open()
  await seen.expectAbsent(first)
  await seen.expectLate(second)
})

test('a key pressed twice takes the mark away, and Ctrl+Z gives it back', async ({ school }) => {
  const { lesson, post, call, first } = await teacherAtCall(school)
  await call.markAbsent(first)
  await call.mark(first, 'a')
  await call.expectMark(first, /, présente?,/)
  await post.page().keyboard.press('Control+z')
  await call.expectMark(first, /, absente?,/)
  await expect.poll(() => marksAtPortal(school, lesson)).toEqual([markLine(first, 'absent')])
})
