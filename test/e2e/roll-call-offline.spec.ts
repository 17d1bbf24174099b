import { expect } from '@playwright/test'
import {
  callAtPortal,
  firstLessonOf,
  markLine,
  marksAtPortal,
  studentsAtPortal,
} from '#test/support/post/portal-records.ts'
import { scanFolder, weighFolder } from '#test/support/post/scan-folder.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { board } from './page-models/board.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

const observed = 'Témoin cobalt 4471 : a rangé tout le matériel du laboratoire'

test('V1 V4 S2: called offline, browser killed, reopened, unlocked, line back, seen at the desk, nothing readable on the disk', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const post = await school.post()
  const model = workstation(post)
  await model.open(teacher)
  const call = rollCall(post)
  const names = await call.names()
  const [first = '', second = '', third = '', fourth = ''] = names

  school.line.become('cut')
  await model.expectLine('Hors ligne')
  await call.markAbsent(first)
  await call.markLate(second, 5)
  await call.beginObservation(third, observed)
  await post.page().getByRole('button', { name: 'Enregistrer' }).click()
  await call.markAbsent(fourth)
  await call.end()
  await call.expectKeptHere()
  expect(await callAtPortal(school, lesson)).toBeUndefined()

  await post.kill()
  const students = await studentsAtPortal(school)
  const inClass = students.filter((student) =>
    student.divisions.some((stay) => lesson.divisionIds.includes(stay.of)),
  )
  const longNames = inClass
    .flatMap((student) => [student.familyName, student.id])
    .filter((text) => text.length >= 6)
  expect(longNames.length).toBeGreaterThan(20)
  const forbidden = [
    ...new Set([...longNames, observed, 'cobalt 4471', 'markStudent', 'endRollCall', 'writeObservation']),
  ]
  expect(weighFolder(post.folder)).toBeGreaterThan(50_000)
  expect(scanFolder(post.folder, forbidden)).toEqual([])

  await post.start()
  await model.expectLocked()
  await model.unlock(teacher.password)
  await call.expectMark(first, /, absente?,/)
  await model.expectLine('Hors ligne')
  expect(await callAtPortal(school, lesson)).toBeUndefined()

  school.line.become('open')
  await model.expectWaiting(0)
  await expect
    .poll(() => marksAtPortal(school, lesson), { timeout: 30_000 })
    .toEqual(
      [
        markLine(first, 'absent'),
        markLine(second, 'late'),
        markLine(third, 'observation'),
        markLine(fourth, 'absent'),
      ].sort(),
    )
  expect(await callAtPortal(school, lesson)).toMatchObject({ state: 'done' })

  const desk = await school.post()
  await workstation(desk).open(school.account('cpe'))
  const seen = board(desk)
  await seen.open()
  await seen.expectAbsent(first)
  await seen.expectAbsent(fourth)

  await post.kill()
  expect(scanFolder(post.folder, forbidden)).toEqual([])
})

test('S2: the answer of a push is lost, the push is made again, and each mark counts once', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const post = await school.post()
  await workstation(post).open(teacher)
  const call = rollCall(post)
  const [first = '', second = ''] = await call.names()
  school.line.become('cut-answers')
  await call.markAbsent(first)
  await call.markAbsent(second)
  await expect
    .poll(() => school.line.passed.filter((line) => line === 'POST /sync/push').length)
    .toBeGreaterThan(0)
  school.line.become('open')
  await workstation(post).expectWaiting(0)
  await expect
    .poll(() => marksAtPortal(school, lesson))
    .toEqual([markLine(first, 'absent'), markLine(second, 'absent')].sort())
})

test('the whole week ahead and the four weeks past are there without the line', async ({ school }) => {
  const teacher = school.account('teacher')
  const post = await school.post()
  await workstation(post).open(teacher)
  await rollCall(post).names()
  school.line.become('cut')
  await workstation(post).expectLine('Hors ligne')
  const press = async (name: string, times: number) => {
    for (let at = 0; at < times; at++)
      await post.page().getByRole('button', { name, exact: false }).first().click()
  }
  // Monday of next week: the list is there to be read. Then Monday two weeks before today: its calls are.
  await press('Jour suivant', 6)
  expect((await rollCall(post).names()).length).toBeGreaterThan(15)
  await press('Jour précédent', 6 + 15)
  await expect(
    post
      .page()
      .getByText(/fait à /)
      .first(),
  ).toBeVisible()
})
