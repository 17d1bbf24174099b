import { expect } from '@playwright/test'
import { firstLessonOf, markLine, marksAtPortal } from '#test/support/post/portal-records.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

test('L4: another person takes the post and sees nothing of the first, whose work waits and then leaves', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const post = await school.post()
  const model = workstation(post)
  await model.open(teacher)
  const call = rollCall(post)
  const names = await call.names()
  const [first = '', second = ''] = names
  school.line.become('cut')
  await model.expectLine('Hors ligne')
  await call.markAbsent(first)
  await call.beginObservation(second, 'Phrase du premier occupant 9917')
  await model.lock()
  school.line.become('open')

  await model.otherPerson()
  await model.open(school.account('secretariat'))
  const seen = (await model.text()).toLocaleLowerCase('fr')
  expect(seen).not.toContain('9917')
  expect(seen).toContain('rien n’attend')
  for (const name of names) expect(seen).not.toContain(name.toLocaleLowerCase('fr'))
  expect(await marksAtPortal(school, lesson)).toEqual([])

  await model.lock()
  await post
    .page()
    .getByRole('button', { name: new RegExp(teacher.familyName, 'i') })
    .click()
  await model.unlock(teacher.password)
  await call.expectMark(first, /, absente?,/)
  await model.expectWaiting(0)
  await expect.poll(() => marksAtPortal(school, lesson)).toEqual([markLine(first, 'absent')])
})
