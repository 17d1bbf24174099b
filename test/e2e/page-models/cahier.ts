import { expect } from '@playwright/test'
import type { Post } from '#test/support/post/open-post.ts'
import { workstation } from './workstation.ts'

/** What a teacher does in his cahier de textes. */
export interface CahierModel {
  /** Opens the module, on the lesson of an hour of today. */
  open(hour: string): Promise<void>
  write(title: string, words: string): Promise<void>
  /** Adds words at the end of what is written. */
  goOn(words: string): Promise<void>
  save(): Promise<void>
  expectNotice(words: string | RegExp): Promise<void>
  acknowledge(): Promise<void>
  expectSealed(): Promise<void>
  /** What came too late for the seal is offered as an addendum. */
  addKeptText(): Promise<void>
  expectText(words: string | RegExp): Promise<void>
}

/** The intentions of a teacher in his cahier, for specs. */
export function cahier(post: Post): CahierModel {
  const page = () => post.page()
  const editor = () => page().getByRole('textbox', { name: 'Contenu de la séance' })
  const press = (name: string) => page().getByRole('button', { name, exact: true }).click()
  return {
    open: async (hour) => {
      await workstation(post).openModule('Cahier de textes')
      await page()
        .getByRole('group', { name: 'Séances de la semaine' })
        .getByRole('region', { name: /^mardi/ })
        .getByRole('button', { name: hour })
        .click()
      await expect(page().getByRole('region', { name: 'Séance', exact: true })).toContainText(
        hour.slice(0, 3),
      )
    },
    write: async (title, words) => {
      await page().getByLabel('Titre').fill(title)
      await editor().click()
      await page().keyboard.type(words)
    },
    goOn: async (words) => {
      await editor().click()
      await page().keyboard.press('Control+End')
      await page().keyboard.type(words)
    },
    save: async () => {
      await page().keyboard.press('Control+Enter')
      await expect(page().getByRole('status').filter({ hasText: 'Séance enregistrée' }).first()).toBeVisible()
    },
    expectNotice: (words) => expect(page().getByText(words).first()).toBeVisible({ timeout: 30_000 }),
    acknowledge: () => press('J’ai lu'),
    expectSealed: () => expect(page().getByText(/^Scellé par/)).toBeVisible({ timeout: 30_000 }),
    addKeptText: async () => {
      await press('En faire un additif')
      await press('Écrire un additif')
    },
    expectText: (words) => expect(page().getByText(words).first()).toBeVisible({ timeout: 30_000 }),
  }
}
