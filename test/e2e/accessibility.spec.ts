import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Role } from '#shared/domain/core/actor.ts'
import type { Post } from '#test/support/post/open-post.ts'
import { test, type School } from '#test/support/post/school-fixture.ts'
import { rollCall } from './page-models/roll-call.ts'
import { series } from './page-models/series.ts'
import { visa } from './page-models/visa.ts'
import { workstation } from './page-models/workstation.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

/** What axe says of the page as it stands, one line a node. */
async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).withTags(standards).analyze()
  expect(result.passes.length, 'axe looked at something').toBeGreaterThan(15)
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  )
}

async function expectClean(post: Post, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await post.page().emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    expect.soft(await violations(post.page()), `${screen}, ${theme}`).toEqual([])
  }
}

async function visitModules(school: School, role: Role): Promise<void> {
  const post = await school.post()
  await workstation(post).open(school.account(role))
  await workstation(post).expectData()
  const rail = post.page().getByRole('navigation', { name: 'Modules' })
  const names = await rail
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''))
  await expectClean(post, `${role}, on opening`)
  for (const name of names.filter((one) => one !== 'Verrouiller')) {
    await rail.getByRole('button', { name }).click()
    await post.page().waitForLoadState('networkidle')
    await expectClean(post, `${role}, ${name}`)
  }
}

test('RGAA: axe finds nothing on the sign-in, first steps and lock pages, light and dark', async ({
  school,
}) => {
  const teacher = school.account('teacher')
  await school.forgetFirstSteps(teacher.login)
  const post = await school.post()
  const model = workstation(post)
  await expect(post.page().getByLabel('Identifiant')).toBeVisible()
  await expectClean(post, 'sign-in')
  await model.signIn(teacher)
  await expect(post.page().getByRole('heading', { name: 'Choisissez votre mot de passe' })).toBeVisible()
  await expectClean(post, 'first password')
  await model.choosePassword('Marronnier-violet-87')
  await expect(post.page().getByRole('button', { name: 'Accepter et ouvrir Pupitre' })).toBeVisible()
  await expectClean(post, 'charter')
  await model.acceptCharter()
  await model.expectOpen()
  await model.lock()
  await expectClean(post, 'lock page')
})

for (const role of [
  'teacher',
  'cpe',
  'aed',
  'direction',
  'secretariat',
  'inspector',
  'administrator',
] as const) {
  test(`RGAA: axe finds nothing on any module of the ${role}, light and dark`, async ({ school }) => {
    await visitModules(school, role)
  })
}

test('RGAA: axe finds nothing on the screens that open from the top bar, light and dark', async ({
  school,
}) => {
  const post = await school.post()
  await workstation(post).open(school.account('teacher'))
  await rollCall(post).names()
  const page = post.page()
  await page.keyboard.press('Control+k')
  await expectClean(post, 'palette')
  await page.keyboard.press('Escape')
  await page.getByTitle('Ce qui attend').click()
  await expectClean(post, 'what waits')
  for (const name of ['Réglages', 'Signaler un problème', 'État de la ligne', 'À propos']) {
    await page.getByRole('button', { name: /compte et réglages/ }).click()
    await page.getByRole('menuitem', { name }).click()
    await expectClean(post, name)
  }
})

test('RGAA: axe finds nothing on the cahier’s series, search and aside of the roll call, nor on its settings, light and dark', async ({
  school,
}) => {
  const post = await school.post()
  const prepared = series(post)
  const page = post.page()
  await workstation(post).open(school.account('teacher'))
  await rollCall(post).names()
  await page.keyboard.press('F2')
  await expect(page.getByLabel('Titre', { exact: true })).toBeVisible()
  await expectClean(post, 'aside of the roll call')
  await prepared.open()
  await expectClean(post, 'no series')
  await prepared.create('Géométrie')
  await prepared.addSession('Thalès', 'Énoncé.')
  await prepared.addDocument('', 'http://exemple.fr')
  await expectClean(post, 'series, a session, a document refused')
  await prepared.save()
  await page.getByRole('button', { name: 'Verser dans une classe' }).click()
  await expectClean(post, 'pouring')
  await page.getByRole('button', { name: 'Semaine', exact: true }).click()
  await prepared.search('thales')
  await expect(prepared.results()).toHaveCount(1)
  await expectClean(post, 'search')
  const office = await school.post()
  await workstation(office).open(school.account('direction'))
  await office
    .page()
    .getByRole('button', { name: /compte et réglages/ })
    .click()
  await office.page().getByRole('menuitem', { name: 'Réglages' }).click()
  await office.page().getByRole('tab', { name: 'Établissement' }).click()
  await expect(office.page().getByRole('heading', { name: 'Cahier de textes et visa' })).toBeVisible()
  await expectClean(office, 'settings of the cahiers')
})

test('RGAA: axe finds nothing on what is printed, archived and checked of the cahiers, light and dark', async ({
  school,
}) => {
  const office = await school.post()
  await workstation(office).open(school.account('direction'))
  await workstation(office).expectData()
  const there = visa(office)
  await there.open()
  await there.openDocuments()
  await expectClean(office, 'documents of the cahiers')
  await there.expectSealsHold('Aucun visa n’est encore donné.')
  await office.page().getByRole('button', { name: 'Préparer le PDF' }).click()
  await expect(office.page().getByText('Aucune séance ne correspond à ce choix.')).toBeVisible()
  await expectClean(office, 'documents of the cahiers, one refused')
})
