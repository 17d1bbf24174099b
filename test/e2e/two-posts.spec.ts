import { expect } from '@playwright/test'
import {
  audienceAtPortal,
  callAtPortal,
  firstLessonOf,
  markLine,
  marksAtPortal,
} from '#test/support/post/portal-records.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { openLyingLine } from '#test/support/post/lying-line.ts'
import { board } from './page-models/board.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

test('S13 S16: two posts call one lesson offline and end in one call, both persons’ marks kept, contradictions shown', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const cpe = school.account('cpe')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const otherLine = await openLyingLine(school.portal.url)
  const mine = await school.post()
  const theirs = await school.post({ line: otherLine })
  await workstation(mine).open(teacher)
  await workstation(theirs).open(cpe)
  const here = rollCall(mine)
  const there = rollCall(theirs)
  const [first = '', second = '', third = ''] = await here.names()
  const desk = board(theirs)
  await desk.open()
  await desk.openCall(await audienceAtPortal(school, lesson))
  await there.names()

  school.line.become('cut')
  otherLine.become('cut')
  await workstation(mine).expectLine('Hors ligne')
  await workstation(theirs).expectLine('Hors ligne')
  await here.markAbsent(first)
  await here.markAbsent(second)
  await here.end()
  await there.mark(third, 'i')
  await there.mark(second, 'i')

  school.line.become('open')
  await workstation(mine).expectWaiting(0)
  otherLine.become('open')
  await expect.poll(async () => (await callAtPortal(school, lesson))?.state, { timeout: 30_000 }).toBe('done')
  await expect
    .poll(() => marksAtPortal(school, lesson), { timeout: 30_000 })
    .toEqual(
      [
        markLine(first, 'absent'),
        markLine(second, 'absent'),
        markLine(second, 'infirmary'),
        markLine(third, 'infirmary'),
      ].sort(),
    )
  await here.expectMark(third, /infirmerie/)
  await here.expectMark(second, /Deux avis/)
  await there.expectMark(second, /Deux avis/)
  await otherLine.close()
})
