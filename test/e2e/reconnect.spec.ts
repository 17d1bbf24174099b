import { expect } from '@playwright/test'
import { markLine, marksAtPortal } from '#test/support/post/portal-records.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { teacherAtCall } from './page-models/teacher-at-call.ts'

const halfSentence = 'Refuse de sortir son cahier, puis'

test('S17 S19: a session closed while somebody works: he signs in again where he stands and loses nothing', async ({
  school,
}) => {
  const { teacher, lesson, post, model, call, first, second, third } = await teacherAtCall(school)
  await call.markAbsent(first)
  await expect.poll(() => marksAtPortal(school, lesson)).toEqual([markLine(first, 'absent')])

  await school.closeSessions(teacher.login)
  await model.expectLine('Session du portail terminée')
  await call.markAbsent(second)
  await model.expectWaiting(1)
  await call.beginObservation(third, halfSentence)
  const field = post.page().getByRole('textbox', { name: /^Observation sur / })

  await model.tryReconnect('ce n’est pas le bon mot de passe')
  await expect(post.page().getByRole('dialog').getByRole('alert')).toContainText(/ne vont pas ensemble/)
  await model.finishReconnect(teacher.password)
  await expect(field).toHaveValue(halfSentence)
  await model.expectWaiting(0)
  await expect
    .poll(() => marksAtPortal(school, lesson), { timeout: 30_000 })
    .toEqual([markLine(first, 'absent'), markLine(second, 'absent')].sort())
  await field.press('End')
  await field.pressSequentially(' range tout.')
  await call.keepWords()
  await call.expectMark(third, /observation/)
})
