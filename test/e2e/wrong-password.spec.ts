import { expect } from '@playwright/test'
import { test } from '#test/support/post/school-fixture.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

const minuteMs = 60_000

test('L3: five wrong passwords close offline unlocking until an online sign-in; nothing is lost', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const post = await school.post()
  const model = workstation(post)
  await model.open(teacher)
  const call = rollCall(post)
  const [first = ''] = await call.names()
  school.line.become('cut')
  await model.expectLine('Hors ligne')
  await call.markAbsent(first)
  await model.lock()

  for (const tries of [1, 2, 3, 4, 5]) {
    await model.tryPassword(`Mauvais-mot-de-passe-${tries}`)
    await model.expectRefused()
    await school.passTime(minuteMs)
  }
  await expect(post.page().getByText(/Cinq essais de suite ont échoué/)).toBeVisible()
  await model.tryPassword(teacher.password)
  await expect(post.page().getByText(/Cinq essais de suite ont échoué/)).toBeVisible()
  await model.expectLocked()

  school.line.become('open')
  await model.unlock(teacher.password)
  await call.expectMark(first, /, absente?,/)
  await model.expectWaiting(0)
})

test('L3: the delay grows between tries and is counted in words', async ({ school }) => {
  const teacher = school.account('teacher')
  const post = await school.post()
  const model = workstation(post)
  await model.open(teacher)
  school.line.become('cut')
  await model.lock()
  for (const tries of [1, 2, 3]) {
    if (tries > 1) await school.passTime(minuteMs)
    await model.tryPassword(`Mauvais-mot-de-passe-${tries}`)
    await model.expectRefused()
  }
  await expect(
    post
      .page()
      .getByText(/seconde/)
      .first(),
  ).toBeVisible()
})
