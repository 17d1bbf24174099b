import { expect } from '@playwright/test'
import { firstLessonOf, marksAtPortal } from '#test/support/post/portal-records.ts'
import { scanFolder } from '#test/support/post/scan-folder.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

test('C6 V7: an account suspended while its post is offline is closed at the next contact; what it typed is parked, not lost', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const post = await school.post()
  const model = workstation(post)
  await model.open(teacher)
  const call = rollCall(post)
  const [first = ''] = await call.names()
  school.line.become('cut')
  await model.expectLine('Hors ligne')
  await call.markAbsent(first)
  await call.expectKeptHere()

  await school.suspend(teacher.login)
  school.line.become('open')
  await expect(
    post
      .page()
      .getByText(/Cet accès est suspendu/)
      .first(),
  ).toBeVisible({ timeout: 40_000 })
  expect(await marksAtPortal(school, lesson)).toEqual([])
  const seen = (await model.text()).toLocaleLowerCase('fr')
  expect(seen).not.toContain(first.toLocaleLowerCase('fr'))
  await post.kill()
  expect(scanFolder(post.folder, ['markStudent'])).toEqual([])
})
