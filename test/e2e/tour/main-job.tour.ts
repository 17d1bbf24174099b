import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { expect } from '@playwright/test'
import { board } from '#test/e2e/page-models/board.ts'
import { rollCall } from '#test/e2e/page-models/roll-call.ts'
import { workstation } from '#test/e2e/page-models/workstation.ts'
import type { Post } from '#test/support/post/open-post.ts'
import { test } from '#test/support/post/school-fixture.ts'

const folder = env['PUPITRE_SHOTS'] ?? 'out/tour'
const ownPassword = 'Marronnier-violet-87'

/** Numbered pictures, in the order of the story: `07-hors-ligne.png`. */
function camera(): (post: Post, name: string) => Promise<void> {
  let number = 0
  mkdirSync(folder, { recursive: true })
  return async (post, name) => {
    const file = `${String(++number).padStart(2, '0')}-${name}.png`
    await post.page().mouse.move(700, 760)
    await post.page().screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' })
    console.log(join(folder, file))
  }
}

test('the main job, from the first sign-in to the desk', async ({ school }) => {
  test.setTimeout(300_000)
  const shot = camera()
  const teacher = school.account('teacher')
  await school.forgetFirstSteps(teacher.login)

  const post = await school.post()
  const model = workstation(post)
  const page = () => post.page()
  await expect(page().getByLabel('Identifiant')).toBeVisible()
  await shot(post, 'premiere-connexion')
  await model.signIn(teacher)
  await expect(page().getByRole('heading', { name: 'Choisissez votre mot de passe' })).toBeVisible()
  await page().getByLabel('Nouveau mot de passe').fill('Marronnier-violet')
  await shot(post, 'mot-de-passe')
  await model.choosePassword(ownPassword)
  await expect(page().getByRole('button', { name: 'Accepter et ouvrir Pupitre' })).toBeVisible()
  await shot(post, 'charte')
  await model.acceptCharter()
  await model.expectOpen()

  const call = rollCall(post)
  const names = await call.names()
  const lateName = (names[8] ?? '').split(' ')[0] ?? ''
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = '', seventh = ''] = names
  await shot(post, 'appel-pret')
  await call.markAbsent(first)
  await call.markLate(third, 7)
  await call.mark(fifth, 'i')
  await call.mark(seventh, 'o')
  await shot(post, 'appel-en-cours')

  school.line.become('cut')
  await model.expectLine('Hors ligne')
  await call.markAbsent(second)
  await call.beginObservation(sixth, 'A aidé sa voisine à reprendre l’exercice.')
  await shot(post, 'observation-hors-ligne')
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await call.mark(fourth, 'r')
  await page().keyboard.type('12')
  await shot(post, 'retard-hors-ligne')
  await page().keyboard.press('Enter')
  await call.end()
  await shot(post, 'appel-termine-hors-ligne')
  await page().getByTitle('Ce qui attend').click()
  await expect(page().getByText('Partira tout seul au retour de la ligne')).toBeVisible()
  await shot(post, 'ce-qui-attend')

  school.line.become('open')
  await model.expectWaiting(0)
  await model.openModule('Appel')
  await call.names()
  await shot(post, 'appel-au-serveur')

  const desk = await school.post()
  await workstation(desk).open(school.account('cpe'))
  await workstation(desk).expectData()
  const seen = board(desk)
  await seen.open()
  await seen.expectAbsent(first)
  await shot(desk, 'tableau')
  await workstation(desk).openModule('Retards')
  await desk.page().getByRole('combobox', { name: 'Nom de l’élève qui se présente' }).fill(lateName)
  await expect(desk.page().getByText(new RegExp(lateName, 'i')).first()).toBeVisible()
  await shot(desk, 'retards')
  await desk.page().keyboard.press('Control+k')
  await desk.page().keyboard.type(lateName.slice(0, 5))
  await expect(desk.page().getByRole('option').first()).toBeVisible()
  await shot(desk, 'palette')
  await desk.page().keyboard.press('Escape')

  await page().emulateMedia({ colorScheme: 'dark' })
  await call.names()
  await shot(post, 'appel-ardoise')
  await workstation(desk).openModule('Tableau')
  await desk.page().emulateMedia({ colorScheme: 'dark' })
  await shot(desk, 'tableau-ardoise')
  await page().emulateMedia({ colorScheme: 'light' })
  await page().setViewportSize({ width: 683, height: 384 })
  await call.names()
  await shot(post, 'appel-200')
  await page().setViewportSize({ width: 1366, height: 768 })

  await call.beginObservation(first, 'Était annoncée absente, arrive avec')
  await model.lock()
  await shot(post, 'verrouille')
  await page().emulateMedia({ colorScheme: 'dark' })
  await shot(post, 'verrouille-ardoise')
  await page().emulateMedia({ colorScheme: 'light' })
  await model.unlock(ownPassword)
  await call.names()
  await call.mark(first, 'n')
  await shot(post, 'brouillon-rendu')
})

test('what the other people of a school open on', async ({ school }) => {
  test.setTimeout(200_000)
  mkdirSync(folder, { recursive: true })
  for (const role of ['direction', 'secretariat', 'administrator', 'aed'] as const) {
    const post = await school.post()
    await workstation(post).open(school.account(role))
    await workstation(post).expectData()
    const rail = post.page().getByRole('navigation', { name: 'Modules' })
    const modules = await rail
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((one) => one.getAttribute('aria-label') ?? ''))
    for (const name of modules.filter((one) => one !== '' && one !== 'Verrouiller')) {
      await rail.getByRole('button', { name }).click()
      await post.page().waitForLoadState('networkidle')
      const file = join(folder, `${role}-${name.toLocaleLowerCase('fr').replace(/\W+/g, '-')}.png`)
      await post.page().screenshot({ path: file, animations: 'disabled' })
      console.log(file)
    }
    await post.close()
  }
})
