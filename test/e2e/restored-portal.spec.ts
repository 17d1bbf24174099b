import { join } from 'node:path'
import { expect } from '@playwright/test'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { writeBackup } from '#server/backup/write-backup.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { markLine, marksAtPortal } from '#test/support/post/portal-records.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { teacherAtCall } from './page-models/teacher-at-call.ts'

test('S11: a portal restored from its backup starts a new epoch; the post pulls again and keeps what waited', async ({
  school,
}) => {
  const { teacher, lesson, model, call, first, second, third } = await teacherAtCall(school)
  await call.markAbsent(first)
  await expect.poll(() => marksAtPortal(school, lesson)).toEqual([markLine(first, 'absent')])
  const backup = join(school.folder(), 'sauvegarde.pupitre')
  await writeBackup(school.portal.db, backup, instantOf(school.clock.now()))

  await call.markAbsent(second)
  await model.expectWaiting(0)
  await expect.poll(() => marksAtPortal(school, lesson)).toHaveLength(2)
  school.line.become('cut')
  await model.expectLine('Hors ligne')
  await call.markAbsent(third)
  await call.expectKeptHere()

  await restoreBackup(school.portal.db, backup, instantOf(school.clock.now()))
  await school.restartPortal()
  expect(await marksAtPortal(school, lesson)).toEqual([markLine(first, 'absent')])
  school.line.become('open')
  await model.expectLine('Session du portail terminée')
  await model.reconnect(teacher.password)
  await model.expectWaiting(0)
  await expect
    .poll(() => marksAtPortal(school, lesson), { timeout: 30_000 })
    .toEqual(expect.arrayContaining([markLine(first, 'absent'), markLine(third, 'absent')]))
})
