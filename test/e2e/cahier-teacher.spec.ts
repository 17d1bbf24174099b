import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { put } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { firstWording } from '#shared/domain/core/wording.ts'
import { emptyEntry } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { entryIdOf, entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { standingOf } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { plainTextOf, richTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { readRecord, readRecords } from '#server/store/record-rows.ts'
import { audienceAtPortal, marksAtPortal } from '#test/support/post/portal-records.ts'
import { test, type School } from '#test/support/post/school-fixture.ts'
import { readPdf } from '#test/support/read-pdf.ts'
import { cahier } from './page-models/cahier.ts'
import { series } from './page-models/series.ts'
import { workstation } from './page-models/workstation.ts'
import { teacherAtCall } from './page-models/teacher-at-call.ts'

const entryAt = (school: School, lessonId: string): Promise<CahierEntry | undefined> =>
  readRecord(school.portal.db, school.demonstration.school, entryRecord, entryIdOf(lessonId as never))

/** The next lessons of the same class and subject after one, in order. */
async function nextLessons(school: School, lesson: Lesson): Promise<readonly Lesson[]> {
  const all = await readRecords(school.portal.db, school.demonstration.school, lessonRecord)
  const isSame = (other: Lesson) =>
    other.subjectId === lesson.subjectId &&
    other.groupId === lesson.groupId &&
    other.divisionIds.join() === lesson.divisionIds.join()
  return all
    .map(({ record }) => record)
    .filter((other) => isSame(other) && other.date > lesson.date && other.status === 'planned')
    .sort((a, b) => (`${a.date}${a.start}` < `${b.date}${b.start}` ? -1 : 1))
}

/** A colleague is away this afternoon: our teacher takes one of his classes, in which the colleague has written. */
async function replaceColleague(school: School, replacement: StaffId) {
  const { db } = school.portal
  const code = school.demonstration.school
  const all = (await readRecords(db, code, lessonRecord)).map(({ record }) => record)
  const isOfAnother = ({ teacherIds, form, status }: Lesson) =>
    form === 'course' && status === 'planned' && !teacherIds.includes(replacement)
  const taken = must(
    all.find(
      (one) => one.date === '2026-11-17' && one.start === '13:30' && one.serviceId && isOfAnother(one),
    ),
    'a lesson of a colleague',
  )
  const before = must(
    all.find((one) => one.serviceId === taken.serviceId && one.date < taken.date && one.date >= '2026-10-01'),
    'an earlier lesson of the same service',
  )
  const [absent] = taken.teacherIds
  const author = { by: must(absent, 'who is away'), typedAt: instantOf(Date.parse('2026-11-12T17:00:00Z')) }
  const blank = emptyEntry(before, author, { date: before.date, time: before.start })
  const value = { title: 'La machine simple', text: richTextOf('Leviers et poulies.'), documents: [] }
  const written: CahierEntry = { ...blank, contents: firstWording({ ...author, value }) }
  const held = { ...taken, teacherIds: [replacement], replacedIds: taken.teacherIds }
  await db
    .transaction()
    .execute((tx) => applyChanges(tx, code, [put(entryRecord, written), put(lessonRecord, held)]))
  return { taken, before }
}

test('domain §2.4: who replaces an absent colleague reads what he wrote in the cahier of the service, and finds it', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  const { before } = await replaceColleague(school, teacher.staffId)
  const post = await school.post()
  const page = post.page()
  await workstation(post).open(teacher)
  await workstation(post).expectData()
  await cahier(post).open('13\u00a0h\u00a030')
  const earlier = page.getByRole('region', { name: 'Séances précédentes de cette classe' })
  await expect(earlier.getByText('La machine simple')).toBeVisible()
  await expect(earlier.getByText('Leviers et poulies.')).toBeVisible()
  await series(post).search('poulies')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Séance', exact: true })).toContainText('Écrit par')
  expect(before.replacedIds).toEqual([])
})

test('Issue 4: a series is prepared and poured, a session written from the roll call without the line; all of it is found, and on the portal', async ({
  school,
}) => {
  test.setTimeout(180_000)
  const { lesson, post, model, call, names } = await teacherAtCall(school)
  const page = post.page()
  const prepared = series(post)
  const [next, afterNext] = await nextLessons(school, lesson)

  await prepared.open()
  await prepared.create('Géométrie')
  await prepared.addSession('Agrandissement', 'Rapports de longueurs.')
  await prepared.addDocument('Fiche', 'http://exemple.fr/fiche')
  await expect(page.getByText(/n’est pas protégée/)).toBeVisible()
  await prepared.addDocument('Fiche', 'file:///C:/fiche.pdf')
  await expect(page.getByText(/fichier de cet ordinateur/)).toBeVisible()
  await prepared.addDocument('Fiche d’exercices', 'https://ressources.exemple.fr/fiche')
  await expect(page.getByRole('link', { name: 'Fiche d’exercices' })).toBeVisible()
  await prepared.prepareHomework('Exercice 12')
  await prepared.save()
  await prepared.addSession('Réduction', 'Plans et échelles.')
  await prepared.save()
  await prepared.pour(new RegExp(await audienceAtPortal(school, lesson)), '18/11/2026')
  await expect(prepared.session('Agrandissement')).toContainText(/Versée\s: /)
  await expect(prepared.session('Réduction')).toContainText(/Versée\s: /)

  school.line.become('cut')
  await model.openModule('Appel')
  const before = await call.names()
  expect(before).toEqual(names)
  await page.keyboard.press('F2')
  await expect(page.getByLabel('Titre', { exact: true })).toBeFocused()
  await page.getByLabel('Titre', { exact: true }).fill('Théorème de Thalès')
  await page.getByRole('textbox', { name: 'Contenu de la séance' }).click()
  // Every letter of the roll call, typed as text: none of them marks a pupil, and the call does not end.
  await page.keyboard.type('Ardoises rendues, dessin noté.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Séance enregistrée' }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Terminer l’appel/ })).toBeVisible()
  await expect(page.getByText('appel commencé')).toHaveCount(0)
  for (const name of names.slice(0, 5)) await call.expectMark(name, /, présent/)

  await model.lock()
  await model.unlock(must(school.account('teacher').password, 'a password'))
  await expect(page.getByLabel('Titre', { exact: true })).toHaveValue('Théorème de Thalès')

  await model.openModule('Cahier de textes')
  await prepared.search('theoreme')
  await expect(prepared.results()).toHaveCount(1)
  await prepared.search('FICHE')
  await expect(prepared.results().first()).toContainText('Fiche')
  await prepared.search('reduction')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Séance', exact: true }).getByLabel('Titre')).toHaveValue(
    'Réduction',
  )
  await cahier(post).expectText(/^Partira /)

  school.line.become('open')
  await model.expectWaiting(0)
  const written = must(await entryAt(school, lesson.id), 'the entry written from the roll call')
  expect(written.contents.standing.value.title).toBe('Théorème de Thalès')
  expect(plainTextOf(written.contents.standing.value.text)).toBe('Ardoises rendues, dessin noté.')
  expect(await marksAtPortal(school, lesson)).toEqual([])
  const first = must(await entryAt(school, must(next, 'a next lesson').id), 'the first poured')
  expect(first.contents.standing.value.documents).toEqual([
    { label: 'Fiche d’exercices', href: 'https://ressources.exemple.fr/fiche' },
  ])
  const [asked] = first.homework
  expect(standingOf(must(asked, 'its homework')).value.dueLessonId).toBe(afterNext?.id)
  const second = must(await entryAt(school, must(afterNext, 'a lesson after').id), 'the second poured')
  expect(second.contents.standing.value.title).toBe('Réduction')
})

test('Issue 4: a teacher has his own cahier made a PDF for a period, without his notes; without the line he is told what it needs', async ({
  school,
}) => {
  const { post, model } = await teacherAtCall(school)
  const own = cahier(post)
  await own.open('8\u00a0h\u00a000')
  await own.write('Théorème de Thalès', 'Énoncé et figure.')
  await own.save()
  await own.writeNote('Zéphyrine à replacer au premier rang.')
  await model.expectWaiting(0)
  await own.openPdf()
  await own.printAndSave('01/11/2026', '30/11/2026')
  const read = readPdf(readFileSync(join(post.savedFolder, 'Cahier de textes.pdf')))
  if (read) {
    expect(read.text).toContain('Énoncé et figure.')
    expect(read.text).not.toContain('Zéphyrine')
  }
  school.line.become('cut')
  await model.expectLine('Hors ligne')
  await own.printRefused('Pas de réseau.')
})

test('V5: homework half typed stands again after a lock, without being asked for', async ({ school }) => {
  const { post, model, teacher } = await teacherAtCall(school)
  const page = post.page()
  await cahier(post).open('8\u00a0h\u00a000')
  await page.getByRole('button', { name: 'Donner un travail' }).click()
  const field = page.getByRole('textbox', { name: 'Travail demandé' })
  await field.click()
  await page.keyboard.type('Exercice 4')
  await model.lock()
  await model.unlock(teacher.password)
  await expect(field).toContainText('Exercice 4', { timeout: 30_000 })
})
