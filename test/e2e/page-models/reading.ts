import { expect } from '@playwright/test'
import type { Post } from '#test/support/post/open-post.ts'
import { giveVisa } from './give-visa.ts'
import { workstation } from './workstation.ts'

/** What each of the three does with a reading by the inspection. */
export interface ReadingModel {
  /** The direction: asks a teacher for a reading of eight days. @param teacher his family name */
  ask(teacher: string, options?: { readonly mayVise?: boolean }): Promise<void>
  /** The direction: what is said of the readings in its list. */
  expectListed(words: string | RegExp): Promise<void>
  /** The teacher: answers the request that stands in his cahier. */
  answer(said: 'J’accepte' | 'Je refuse'): Promise<void>
  /** The teacher: accepts in writing until a day, « 15/12/2026 ». */
  acceptUntil(date: string): Promise<void>
  /** The inspector: opens his screen. */
  open(): Promise<void>
  /** The inspector: opens a session by its title. */
  read(title: string): Promise<void>
  expectReadable(words: string): Promise<void>
  /** Nothing of a text is on the page. */
  expectUnreadable(words: string): Promise<void>
  expectSaid(words: string | RegExp): Promise<void>
  vise(): Promise<void>
}

/** A reading by the inspection, for specs. */
export function reading(post: Post): ReadingModel {
  const page = () => post.page()
  const dialog = () => page().getByRole('dialog')
  const press = (name: string) => page().getByRole('button', { name, exact: true }).click()
  const said = (words: string | RegExp) => page().getByText(words).first()
  return {
    ask: async (teacher, { mayVise = false } = {}) => {
      await workstation(post).openModule('Visa')
      await press('Ouvrir à l’inspection')
      await dialog()
        .getByLabel(new RegExp(`^${teacher}`, 'i'))
        .check()
      if (mayVise)
        await dialog()
          .getByLabel(/^Peut viser/)
          .check()
      await dialog()
        .getByRole('button', { name: /^Demander aux professeurs/ })
        .click()
      await expect(dialog()).toBeHidden()
    },
    expectListed: (words) => expect(said(words)).toBeVisible({ timeout: 30_000 }),
    answer: async (words) => {
      await workstation(post).openModule('Cahier de textes')
      await expect(said(/demande à lire vos cahiers de textes/)).toBeVisible({ timeout: 30_000 })
      await press(words)
      await expect(said('Votre réponse')).toBeVisible()
      await workstation(post).expectWaiting(0)
    },
    acceptUntil: async (date) => {
      await press('J’accepte plus longtemps')
      await page().getByLabel('Jusqu’au').fill(date)
      await press('Accepter par écrit')
      await expect(said(/accepte plus longtemps, jusqu’au/)).toBeVisible()
      await workstation(post).expectWaiting(0)
    },
    open: () => workstation(post).openModule('Cahiers ouverts'),
    read: async (title) => {
      await page().getByRole('button', { name: title }).click({ timeout: 30_000 })
      await expect(page().getByRole('region', { name: 'Séance', exact: true })).toContainText(title)
    },
    expectReadable: (words) => expect(said(words)).toBeVisible({ timeout: 30_000 }),
    expectUnreadable: (words) => expect(page().getByText(words)).toHaveCount(0, { timeout: 30_000 }),
    expectSaid: (words) => expect(said(words)).toBeVisible({ timeout: 30_000 }),
    vise: async () => {
      await giveVisa(page())
      await expect(page().getByText(/^Scellé par/)).toBeVisible({ timeout: 30_000 })
    },
  }
}
