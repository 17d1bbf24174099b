import { expect } from '@playwright/test'
import { test } from '#test/support/post/school-fixture.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

const ownPassword = 'Marronnier-violet-87'

test('C12: the first sign-in asks for a password of one’s own and for the charter, once', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  await school.forgetFirstSteps(teacher.login)
  const post = await school.post()
  const model = workstation(post)

  await model.signIn(teacher)
  await model.choosePassword('court')
  await expect(post.page().getByRole('alert')).toBeVisible()
  await model.choosePassword(ownPassword)
  await expect(post.page().getByRole('button', { name: 'Accepter et ouvrir Pupitre' })).toBeVisible()
  await model.acceptCharter()
  await model.expectOpen()
  expect((await rollCall(post).names()).length).toBeGreaterThan(15)

  await model.lock()
  await model.unlock(ownPassword)

  const other = workstation(await school.post())
  await other.open({ login: teacher.login, password: ownPassword })
})

test('C12: the password that was handed over opens nothing any more once it is changed', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  await school.forgetFirstSteps(teacher.login)
  const model = workstation(await school.post())
  await model.signIn(teacher)
  await model.choosePassword(ownPassword)
  await model.acceptCharter()
  await model.expectOpen()

  const elsewhere = await school.post()
  await workstation(elsewhere).signIn(teacher)
  await expect(elsewhere.page().getByText(/ne vont pas ensemble/)).toBeVisible()
})
