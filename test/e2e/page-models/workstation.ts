import { expect, type Page } from '@playwright/test'
import type { DemoAccount } from '#server/seed/demonstration-accounts.ts'
import type { Post } from '#test/support/post/open-post.ts'

/** What a person does at a post, whatever the module: signs in, locks, looks at the line. */
export interface WorkstationModel {
  signIn(account: Pick<DemoAccount, 'login' | 'password'>): Promise<void>
  /** Signs in and waits for the shell with its first data. */
  open(account: Pick<DemoAccount, 'login' | 'password'>): Promise<void>
  choosePassword(wanted: string): Promise<void>
  acceptCharter(): Promise<void>
  unlock(password: string): Promise<void>
  /** Types a password on the lock page without waiting for the door to open. */
  tryPassword(password: string): Promise<void>
  /** The password was not the right one: said, and the field emptied. */
  expectRefused(): Promise<void>
  /** The session of the portal is over: gives the password again, the vault staying open. */
  reconnect(password: string): Promise<void>
  /** Opens the dialog and gives a password, right or wrong. */
  tryReconnect(password: string): Promise<void>
  /** Gives the right one in the dialog that stands open. */
  finishReconnect(password: string): Promise<void>
  /** The twenty seconds before the lock are told. */
  expectLockWarning(): Promise<void>
  expectNoLockWarning(): Promise<void>
  lock(): Promise<void>
  /** Takes the post after somebody who locked it. */
  otherPerson(): Promise<void>
  openModule(name: string): Promise<void>
  expectOpen(): Promise<void>
  expectLocked(): Promise<void>
  /** After a lock the page is another one (law L2): waits until it stands. */
  expectFreshPage(): Promise<void>
  /** The first data are all there: the line tells their age. */
  expectData(): Promise<void>
  expectLine(words: string | RegExp): Promise<void>
  /** « rien n’attend », or the number that waits. */
  expectWaiting(count: number): Promise<void>
  /** Everything that the page shows, in words. */
  text(): Promise<string>
}

const lineBox = (page: Page) => page.getByTitle('Ce qui attend')

const markOldPage = (page: Page) =>
  page.evaluate(() => void Object.assign(globalThis, { pupitreOldPage: true }))

/** While a page gives way to another there is nothing to ask: it is still the old one. */
const isOldPage = (page: Page) => page.evaluate(() => 'pupitreOldPage' in globalThis).catch(() => true)

/** The intentions of a person at a post, for specs. */
export function workstation(post: Post): WorkstationModel {
  const page = () => post.page()
  const field = (name: string | RegExp) => page().getByLabel(name).and(page().locator('input'))
  const press = (name: string | RegExp) => page().getByRole('button', { name }).click()

  const reconnection = () => page().getByRole('dialog', { name: 'Se reconnecter au portail' })
  const giveToReconnect = async (password: string) => {
    await reconnection().getByLabel('Mot de passe').and(page().locator('input')).fill(password)
    await page().keyboard.press('Enter')
  }
  const warning = () => page().getByRole('button', { name: 'Continuer', exact: true })

  const model: WorkstationModel = {
    signIn: async ({ login, password }) => {
      await field('Identifiant').fill(login)
      await field('Mot de passe').fill(password)
      await press('Se connecter')
    },
    open: async (account) => {
      await model.signIn(account)
      await model.expectOpen()
    },
    choosePassword: async (wanted) => {
      await expect(page().getByRole('heading', { name: 'Choisissez votre mot de passe' })).toBeVisible()
      await field('Nouveau mot de passe').fill(wanted)
      await field('Le même, encore une fois').fill(wanted)
      await press('Changer le mot de passe')
    },
    acceptCharter: async () => {
      await page().getByText('J’ai lu la charte et je l’accepte').click()
      await press('Accepter et ouvrir Pupitre')
    },
    unlock: async (password) => {
      await model.tryPassword(password)
      await model.expectOpen()
    },
    tryPassword: async (password) => {
      await model.expectLocked()
      const input = page()
        .getByLabel(/^Mot de passe de /)
        .and(page().locator('input'))
      const card = page().getByRole('list', { name: 'Profils de ce poste' }).getByRole('button').first()
      await expect(input.or(card).first()).toBeVisible()
      if ((await input.count()) === 0) await card.click()
      await expect(page().getByText(/Prochain essai dans/)).toHaveCount(0)
      await input.fill(password)
      await input.press('Enter')
    },
    expectRefused: async () => {
      const input = page()
        .getByLabel(/^Mot de passe de /)
        .and(page().locator('input'))
      await expect(
        page()
          .getByRole('alert')
          .filter({ hasText: /ensemble|essais?/ })
          .first(),
      ).toBeVisible()
      await expect(input).toHaveValue('')
    },
    reconnect: async (password) => {
      await model.tryReconnect(password)
      await expect(reconnection()).toBeHidden()
    },
    tryReconnect: async (password) => {
      await page().getByRole('button', { name: 'Se reconnecter', exact: true }).click()
      await giveToReconnect(password)
    },
    finishReconnect: async (password) => {
      await giveToReconnect(password)
      await expect(reconnection()).toBeHidden()
    },
    expectLockWarning: () => expect(warning()).toBeVisible(),
    expectNoLockWarning: () => expect(warning()).toHaveCount(0),
    lock: async () => {
      await markOldPage(page())
      await page().keyboard.press('Control+l')
      await model.expectFreshPage()
    },
    expectFreshPage: async () => {
      await expect.poll(() => isOldPage(page()), { timeout: 20_000 }).toBe(false)
      await model.expectLocked()
    },
    otherPerson: () => press('Une autre personne'),
    openModule: (name) =>
      page().getByRole('navigation', { name: 'Modules' }).getByRole('button', { name }).click(),
    expectOpen: () => expect(lineBox(page())).toBeVisible({ timeout: 30_000 }),
    expectLocked: () =>
      expect(page().getByRole('heading', { name: /^(Poste verrouillé|Qui êtes-vous)/ })).toBeVisible({
        timeout: 20_000,
      }),
    expectData: () => expect(lineBox(page())).toContainText(/données d/, { timeout: 60_000 }),
    expectLine: (words) =>
      expect(page().getByRole('status').filter({ hasText: words }).first()).toBeVisible({ timeout: 30_000 }),
    expectWaiting: (count) =>
      expect(lineBox(page())).toContainText(count === 0 ? 'rien n’attend' : `${count}\u00a0en attente`, {
        timeout: 30_000,
      }),
    text: () => page().locator('body').innerText(),
  }
  return model
}
