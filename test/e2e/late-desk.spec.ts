import { expect } from '@playwright/test'
import { callAtPortal, firstLessonOf, markLine, marksAtPortal } from '#test/support/post/portal-records.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

test('a late pupil at the desk takes a name, Enter, minutes, Enter, and corrects the teacher’s call', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const classroom = await school.post()
  await workstation(classroom).open(teacher)
  const call = rollCall(classroom)
  const [first = ''] = await call.names()
  await call.markAbsent(first)
  await call.end()
  await call.expectAtPortal()

  const post = await school.post()
  await workstation(post).open(school.account('cpe'))
  const desk = post.page()
  await desk.keyboard.press('F2')
  await expect(desk.getByRole('combobox', { name: 'Nom de l’élève qui se présente' })).toBeFocused()
  await desk.keyboard.type(first)
  await expect(desk.getByRole('option').first()).toBeVisible()
  await desk.keyboard.press('Enter')
  await desk.keyboard.type('9')
  await desk.keyboard.press('Enter')

  await expect(desk.getByRole('list', { name: 'File' }).getByText(/9\s*min/)).toBeVisible()
  await expect.poll(() => marksAtPortal(school, lesson)).toEqual([markLine(first, 'late')])
  const stored = await callAtPortal(school, lesson)
  expect(stored).toMatchObject({ state: 'done', corrections: 1, pastMarks: [{ mark: { kind: 'absent' } }] })
  await call.expectMark(first, /9\s*min/)

  await desk.keyboard.press('Control+z')
  await expect.poll(() => marksAtPortal(school, lesson)).toEqual([markLine(first, 'absent')])
})
