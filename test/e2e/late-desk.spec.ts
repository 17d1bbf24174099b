import { expect } from '@playwright/test'
import { firstLessonOf, markLine, marksAtPortal } from '#test/support/post/portal-records.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { lateDesk } from './page-models/late-desk.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

test('a late pupil at the desk: name, Enter, minutes, Enter; the teacher’s call is corrected and says so', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const post = await school.post()
  await workstation(post).open(teacher)
  const call = rollCall(post)
  const [first = ''] = await call.names()
  await call.markAbsent(first)
  await call.end()
  await expect.poll(() => marksAtPortal(school, lesson)).toEqual([markLine(first, 'absent')])

  const desk = await school.post()
  await workstation(desk).open(school.account('aed'))
  await workstation(desk).expectData()
  const queue = lateDesk(desk)
  await queue.open()
  await queue.record(first, 6)
  await queue.expectSlip(first.split(' ')[0] ?? '')
  await expect.poll(() => marksAtPortal(school, lesson)).toEqual([markLine(first, 'late')])
  await call.expectMark(first, /arrivée? à .*6\u00a0min|6\u00a0min/)
})
