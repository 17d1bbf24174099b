import { expect } from '@playwright/test'
import { test } from '#test/support/post/school-fixture.ts'
import { teacherAtCall } from './page-models/teacher-at-call.ts'

/** A classroom post locks after ten minutes: this long without a key, and the warning stands. */
const almostMs = 10 * 60_000 - 15_000
const restMs = 16_000

test('L1: twenty seconds before the lock a warning comes; any key takes it away and does nothing else; without one the post locks', async ({
  school,
}) => {
  const { post, model, call, first } = await teacherAtCall(school)
  await call.row(first).click()
  await expect(call.row(first)).toBeFocused()
  await model.expectNoLockWarning()

  await school.passTime(almostMs)
  await model.expectLockWarning()
  await post.page().keyboard.press('a')
  await model.expectNoLockWarning()
  await call.expectMark(first, /^(?!.*absent).*/)
  await school.passTime(restMs)
  await model.expectNoLockWarning()
  await model.expectOpen()
  await call.markAbsent(first)

  await school.passTime(almostMs)
  await model.expectLockWarning()
  await school.passTime(restMs)
  await model.expectLocked()
})
