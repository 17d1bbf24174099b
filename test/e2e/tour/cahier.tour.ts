import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { expect } from '@playwright/test'
import { courtesyName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { must } from '#shared/kernel/must.ts'
import { readRecord } from '#server/store/record-rows.ts'
import { cahier } from '#test/e2e/page-models/cahier.ts'
import { reading } from '#test/e2e/page-models/reading.ts'
import { rollCall } from '#test/e2e/page-models/roll-call.ts'
import { series } from '#test/e2e/page-models/series.ts'
import { visa } from '#test/e2e/page-models/visa.ts'
import { workstation } from '#test/e2e/page-models/workstation.ts'
import type { Post } from '#test/support/post/open-post.ts'
import { firstLessonOf } from '#test/support/post/portal-records.ts'
import { test, type School } from '#test/support/post/school-fixture.ts'
import { writeAutumn } from './cahier-scene.ts'

const folder = env['PUPITRE_SHOTS'] ?? 'out/tour'
const dayMs = 24 * 3_600_000

/** One picture, light, then dark and at 200 %, under the name that the guide gives it. */
async function shot(post: Post, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const page = post.page()
  await page.mouse.move(700, 760)
  const save = (end: string) =>
    page.screenshot({ path: join(folder, `${name}${end}.png`), animations: 'disabled', caret: 'hide' })
  await save('')
  await page.emulateMedia({ colorScheme: 'dark' })
  await save('-ardoise')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 683, height: 384 })
  await save('-200')
  await page.setViewportSize({ width: 1366, height: 768 })
}

async function nameOf(school: School): Promise<string> {
  const { db } = school.portal
  const { staffId } = school.account('teacher')
  const member = await readRecord(db, school.demonstration.school, staffMemberRecord, staffId)
  return courtesyName(must(member, 'the teacher'))
}

test('the cahier de textes, its visa and the inspector', async ({ school }) => {
  test.setTimeout(240_000)
  await writeAutumn(school)
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const classroom = await school.post()
  const page = classroom.page()
  const here = workstation(classroom)
  await here.open(teacher)
  const call = rollCall(classroom)
  const [first = ''] = await call.names()
  await call.markAbsent(first)
  await page.keyboard.press('F2')
  await page.getByLabel('Titre', { exact: true }).fill('Théorème de Thalès')
  await page.getByRole('textbox', { name: 'Contenu de la séance' }).click()
  await page.keyboard.type('Configuration du triangle : énoncé, figure, premier exemple rédigé.')
  await shot(classroom, 'cahier-appel')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Séance enregistrée' }).first()).toBeVisible()
  await page.keyboard.press('F2')

  await here.openModule('Cahier de textes')
  await cahier(classroom).open('8\u00a0h\u00a000')
  await expect(page.getByLabel('Titre', { exact: true })).toHaveValue('Théorème de Thalès')
  await shot(classroom, 'cahier-semaine')
  await cahier(classroom).openPdf()
  await shot(classroom, 'cahier-pdf')
  await page.getByRole('button', { name: 'Revenir à la séance' }).click()

  const prepared = series(classroom)
  await prepared.open()
  await shot(classroom, 'cahier-sans-progression')
  await prepared.create('Géométrie, deuxième trimestre')
  const sessions = [
    ['Réciproque de Thalès', 'Énoncé et contre-exemple.'],
    ['Agrandissement et réduction', 'Effet sur les longueurs et sur les aires.'],
    ['Trigonométrie : le cosinus', 'Rappel de quatrième, premiers calculs.'],
  ] as const
  for (const [title, words] of sessions) {
    await prepared.addSession(title, words)
    await prepared.addDocument('Fiche d’exercices', 'https://ressources.exemple.fr/geometrie')
    await prepared.prepareHomework('Exercices 12 et 13')
    await prepared.save()
  }
  await page.getByRole('button', { name: 'Verser dans une classe' }).click()
  await shot(classroom, 'cahier-verser')
  await page.getByRole('button', { name: /^Verser \d/ }).click()
  await prepared.session('Réciproque').getByRole('button').first().click()
  await shot(classroom, 'cahier-progression')
  await page.getByRole('button', { name: 'Semaine', exact: true }).click()
  await prepared.search('thales')
  await expect(prepared.results().first()).toBeVisible()
  await page.keyboard.press('Enter')
  await shot(classroom, 'cahier-chercher')
  await here.expectWaiting(0)

  const office = await school.post()
  const there = visa(office)
  await workstation(office).open(school.account('direction'))
  await workstation(office).expectData()
  await there.open()
  await there.announce()
  await shot(office, 'visa-grille')
  await office
    .page()
    .getByRole('button', { name: /compte et réglages/ })
    .click()
  await office.page().getByRole('menuitem', { name: 'Réglages' }).click()
  await office.page().getByRole('tab', { name: 'Établissement' }).click()
  await office.page().getByRole('heading', { name: 'Cahier de textes et visa' }).scrollIntoViewIfNeeded()
  await office
    .page()
    .getByRole('group', { name: 'Qui peut annoncer et donner un visa' })
    .scrollIntoViewIfNeeded()
  await shot(office, 'visa-reglages')

  await page.getByRole('button', { name: 'Semaine', exact: true }).click()
  await cahier(classroom).open('8\u00a0h\u00a000')
  await cahier(classroom).expectNotice(/Visa annoncé pour le/)
  await shot(classroom, 'cahier-visa-annonce')
  await cahier(classroom).acknowledge()

  const surname = (await nameOf(school)).split(/[\s\u00a0]/).at(-1) ?? ''
  await reading(office).ask(surname)
  await reading(classroom).answer('J’accepte')
  const visitor = await school.post()
  await workstation(visitor).open(school.account('inspector'))
  await reading(visitor).open()
  await reading(visitor).read('Théorème de Thalès')
  await shot(visitor, 'inspection-lecture')

  await school.passTime(8 * dayMs)
  await workstation(office).unlock(school.account('direction').password)
  await workstation(office).reconnect(school.account('direction').password)
  await there.open()
  await office.page().getByPlaceholder('Professeur ou matière').fill(surname)
  await there.read(await nameOf(school), 'S 47')
  await there.vise()
  await there.expectSealed()
  await expect(office.page().getByText('vérifiée ici').first()).toBeVisible({ timeout: 30_000 })
  await shot(office, 'visa-lecteur')
  expect(lesson.date).toBe('2026-11-17')
})
