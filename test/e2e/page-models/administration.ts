import { expect } from '@playwright/test'
import type { Post } from '#test/support/post/open-post.ts'

/** The administrator's pages: imports, what they set aside, accounts. */
export interface AdministrationModel {
  openImport(): Promise<void>
  openAccounts(): Promise<void>
  /** Shows files to the dialog of the system, and takes them. */
  choose(paths: readonly string[]): Promise<void>
  tryDry(): Promise<void>
  /** « Importer pour de bon », and yes. */
  importForGood(): Promise<void>
  /** A button of an item set aside, found by the words of the item. */
  decide(item: string | RegExp, choice: string | RegExp): Promise<void>
  /** The unknown teacher of a service, by the first letters of a name. */
  nameTeacher(item: string | RegExp, letters: string): Promise<void>
  expectDecided(item: string | RegExp, words: string | RegExp): Promise<void>
  /** The sheet of first identifiers, saved where the person says. */
  saveFirstIdentifiers(): Promise<void>
}

export function administration(post: Post): AdministrationModel {
  const page = () => post.page()
  const press = (name: string) => page().getByRole('button', { name, exact: true }).click()
  const openTab = async (name: string) => {
    await page().getByRole('navigation', { name: 'Modules' }).getByRole('button', { name: 'Gestion' }).click()
    await page().getByRole('tab', { name, exact: true }).click()
  }
  const held = (words: string | RegExp) =>
    page()
      .getByRole('list', { name: 'Mis de côté par les imports' })
      .getByRole('listitem')
      .filter({ hasText: words })
  return {
    openImport: () => openTab('Import'),
    openAccounts: () => openTab('Comptes'),
    choose: async (paths) => {
      await post.chooseFiles(paths)
      await press('Choisir les fichiers')
      await expect(page().getByRole('button', { name: 'Essayer à blanc' })).toBeVisible()
    },
    tryDry: () => press('Essayer à blanc'),
    importForGood: async () => {
      await press('Importer pour de bon')
      await page().getByRole('alertdialog').getByRole('button', { name: 'Importer pour de bon' }).click()
      await expect(page().getByText('Import terminé')).toBeVisible({ timeout: 60_000 })
    },
    decide: (item, choice) => held(item).getByRole('button', { name: choice }).click(),
    nameTeacher: async (item, letters) => {
      const field = held(item).getByRole('textbox')
      await field.fill(letters)
      await expect(held(item).locator('[aria-current]')).toHaveCount(1)
      await field.press('Enter')
    },
    expectDecided: (item, words) => expect(held(item)).toContainText(words),
    saveFirstIdentifiers: async () => {
      await press('Imprimer les premiers identifiants')
      await page().getByRole('alertdialog').getByRole('button', { name: 'Préparer la feuille' }).click()
      await expect(page().getByText(/^Feuille enregistrée/)).toBeVisible({ timeout: 60_000 })
    },
  }
}
