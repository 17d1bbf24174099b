import { expect } from '@playwright/test'
import { entryIdOf, entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { standingOf } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { plainTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { must } from '#shared/kernel/must.ts'
import { readRecord, readRecords } from '#server/store/record-rows.ts'
import { audienceAtPortal, marksAtPortal } from '#test/support/post/portal-records.ts'
import { test, type School } from '#test/support/post/school-fixture.ts'
import { cahier } from './page-models/cahier.ts'
import { series } from './page-models/series.ts'
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
  await expect(page.getByText(/^appel non commencé/)).toBeVisible()
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
