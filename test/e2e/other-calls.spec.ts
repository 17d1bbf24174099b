import { expect } from '@playwright/test'
import { put } from '#shared/domain/core/command.ts'
import { divisionOn } from '#shared/domain/people/student.ts'
import { isExpected } from '#shared/domain/roll-call/audience-rules.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { must } from '#shared/kernel/must.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { readRecords } from '#server/store/record-rows.ts'
import { callAtPortal, markLine, marksAtPortal, studentsAtPortal } from '#test/support/post/portal-records.ts'
import { test, type School } from '#test/support/post/school-fixture.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

/** As a screen reader says it: without capitals, and with the apostrophe of French. */
function spokenName({ familyName, givenName }: { readonly familyName: string; readonly givenName: string }) {
  return `${familyName} ${givenName}`.replaceAll("'", '’').toLocaleLowerCase('fr')
}

/** Lessons of the first day, those at eight first. */
async function todaysLessons(school: School): Promise<Lesson[]> {
  const all = await readRecords(school.portal.db, school.demonstration.school, lessonRecord)
  return all
    .map(({ record }) => record)
    .filter(({ date, status }) => date === '2026-11-17' && status === 'planned')
    .sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1))
}

async function write(school: School, lesson: Lesson): Promise<void> {
  const change = put(lessonRecord, lesson)
  await school.portal.db
    .transaction()
    .execute((tx) => applyChanges(tx, school.demonstration.school, [change]))
}

test('a permanence is an inverted call: those who are there are added by their names, without the line too', async ({
  school,
}) => {
  const aed = school.account('aed')
  const held = must(
    (await todaysLessons(school)).find(({ form }) => form === 'permanence'),
    'a permanence',
  )
  const lesson: Lesson = { ...held, teacherIds: [aed.staffId], start: held.start }
  await write(school, lesson)
  const [first, second] = await studentsAtPortal(school)
  const names = [must(first, 'a pupil'), must(second, 'another')].map(
    ({ familyName, givenName }) => `${familyName} ${givenName}`,
  )
  const post = await school.post()
  const page = post.page()
  await workstation(post).open(aed)
  await workstation(post).expectData()
  await workstation(post).openModule('Appel')
  await expect(page.getByText('Personne n’est encore noté')).toBeVisible()
  school.line.become('cut')
  for (const name of names) {
    await page.getByLabel('Ajouter un élève présent').fill(name)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Ajouter un élève présent')).toHaveValue('')
  }
  const shown = (await rollCall(post).names()).map((name) => name.toLocaleLowerCase('fr'))
  expect(shown.sort()).toEqual(names.map((name) => name.toLocaleLowerCase('fr')).sort())
  await rollCall(post).end()
  school.line.become('open')
  await expect
    .poll(() => marksAtPortal(school, lesson), { timeout: 60_000 })
    .toEqual(names.map((name) => markLine(name, 'present')).sort())
  expect((await callAtPortal(school, lesson))?.state).toBe('done')
})

test('a group across divisions: its members of each division are in the list, and nobody else', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const students = await studentsAtPortal(school)
  const membersOf = (lesson: Lesson) => students.filter((student) => isExpected(lesson, student))
  const divisionsOf = (lesson: Lesson) =>
    new Set(membersOf(lesson).map((student) => divisionOn(student, lesson.date)))
  const lessons = await todaysLessons(school)
  const isBusyAt = (start: string) =>
    lessons.some((one) => one.start === start && one.teacherIds.includes(teacher.staffId))
  // Our teacher takes it with its own, at an hour when he is free.
  const group = must(
    lessons.find(
      (lesson) => lesson.groupId !== null && divisionsOf(lesson).size > 1 && !isBusyAt(lesson.start),
    ),
    'a lesson of a group across divisions at a free hour',
  )
  await write(school, { ...group, teacherIds: [...group.teacherIds, teacher.staffId] })
  const post = await school.post()
  await workstation(post).open(teacher)
  await workstation(post).expectData()
  const [hour, minutes] = group.start.split(':')
  await rollCall(post).openLesson(new RegExp(`^${Number(hour)}\\s?h\\s?${minutes === '00' ? '' : minutes}`))
  const spoken = membersOf(group).map(spokenName)
  await expect.poll(async () => (await rollCall(post).names()).length).toBe(spoken.length)
  const shown = (await rollCall(post).names()).map((name) => name.toLocaleLowerCase('fr'))
  expect(shown.sort()).toEqual(spoken.sort())
})

test('domain §2.4: a replacement calls the roll of a class that is not his; the call is his, and at the portal', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const lessons = await todaysLessons(school)
  const mine = new Set(
    lessons.filter((one) => one.teacherIds.includes(teacher.staffId)).map((one) => one.start),
  )
  const taken = must(
    lessons.find(
      (one) => one.form === 'course' && one.groupId === null && one.start > '12:00' && !mine.has(one.start),
    ),
    'a lesson of a colleague at a free hour',
  )
  await write(school, { ...taken, teacherIds: [teacher.staffId], replacedIds: taken.teacherIds })
  const post = await school.post()
  await workstation(post).open(teacher)
  await workstation(post).expectData()
  const [hour, minutes] = taken.start.split(':')
  await rollCall(post).openLesson(new RegExp(`^${Number(hour)}\\s?h\\s?${minutes === '00' ? '' : minutes}`))
  const [name = ''] = await rollCall(post).names()
  await rollCall(post).markAbsent(name)
  await rollCall(post).end()
  await expect.poll(() => marksAtPortal(school, taken)).toEqual([markLine(name, 'absent')])
  expect((await callAtPortal(school, taken))?.ended?.by).toBe(teacher.staffId)
})

test('the state of the line, without the line: which step fails, in words, and a report without anybody’s name', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const post = await school.post()
  const page = post.page()
  await workstation(post).open(teacher)
  await workstation(post).expectData()
  school.line.become('cut')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('état de la ligne')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Vérifier à nouveau' }).click()
  await expect(page.getByText(/Rien ne répond comme un portail|Ce poste n’a pas de réseau/)).toBeVisible({
    timeout: 60_000,
  })
  await expect(page.getByText('pas vérifié\u00a0: une étape d’avant est en défaut').first()).toBeVisible()
  const report = page.getByRole('region', { name: 'État de la ligne' })
  await expect(report).not.toContainText(new RegExp(teacher.familyName, 'i'))
  school.line.become('open')
  await page.getByRole('button', { name: 'Vérifier à nouveau' }).click()
  await expect(page.getByText('Le portail répond avec sa marque.')).toBeVisible({ timeout: 60_000 })
})
