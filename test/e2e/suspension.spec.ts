import { expect } from '@playwright/test'
import { marksAtPortal } from '#test/support/post/portal-records.ts'
import { scanFolder } from '#test/support/post/scan-folder.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { teacherAtCall } from './page-models/teacher-at-call.ts'

test('C6 V7: an account suspended while its post is offline is closed at the next contact; what it typed is parked, not lost', async ({
  school,
}) => {
  const { teacher, lesson, post, model, call, first } = await teacherAtCall(school)
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
