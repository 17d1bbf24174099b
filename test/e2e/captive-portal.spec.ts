import { expect } from '@playwright/test'
import { firstLessonOf, markLine, marksAtPortal } from '#test/support/post/portal-records.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

test('S19: a captive portal’s page is not the portal; the post says which it is, and sends when the line is true again', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const post = await school.post()
  const model = workstation(post)
  await model.open(teacher)
  const call = rollCall(post)
  const [first = ''] = await call.names()

  school.line.become('captive-portal')
  await call.markAbsent(first)
  await model.expectLine('Le wifi demande une connexion')
  await expect(post.page().getByRole('button', { name: 'Ouvrir', exact: true })).toBeVisible()
  expect(await marksAtPortal(school, lesson)).toEqual([])

  school.line.become('portal-down')
  await model.expectLine('Portail arrêté')

  school.line.become('open')
  await model.expectWaiting(0)
  await expect.poll(() => marksAtPortal(school, lesson)).toEqual([markLine(first, 'absent')])
})

test('S19: a first sign-in behind a captive portal says so in words', async ({ school }) => {
  school.line.become('captive-portal')
  const post = await school.post()
  await workstation(post).signIn(school.account('teacher'))
  await expect(
    post
      .page()
      .getByText(/Le wifi demande une connexion/)
      .first(),
  ).toBeVisible()
})
