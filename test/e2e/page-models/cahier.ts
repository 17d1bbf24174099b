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
  /** Writes a note that nobody else reads. */
  writeNote(words: string): Promise<void>
  /** Opens the PDF of his cahiers. */
  openPdf(): Promise<void>
  /** Has it made for a period, « 01/11/2026 », and saves it. */
  printAndSave(from: string, to: string): Promise<void>
  /** Asks for it where the portal cannot make it: why is said in place. */
  printRefused(words: string | RegExp): Promise<void>
}

/** The intentions of a teacher in his cahier, for specs. */
export function cahier(post: Post): CahierModel {
  const page = () => post.page()
  const editor = () => page().getByRole('textbox', { name: 'Contenu de la séance' })
  const pdf = () => page().getByRole('region', { name: 'Mes cahiers en PDF' })
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
    writeNote: async (words) => {
      await page().getByLabel('Note personnelle').fill(words)
      await page()
        .getByRole('button', { name: /^Enregistrer la note/ })
        .click()
      await expect(page().getByRole('status').filter({ hasText: 'Note enregistrée' }).first()).toBeVisible()
    },
    openPdf: async () => {
      await press('Mes cahiers en PDF')
      await expect(pdf().getByRole('heading', { name: 'Mes cahiers en PDF' })).toBeVisible()
    },
    printAndSave: async (from, to) => {
      await pdf().getByLabel('Séances du').fill(from)
      await pdf().getByLabel('au', { exact: true }).fill(to)
      await pdf().getByRole('button', { name: 'Préparer le PDF' }).click()
      await expect(pdf().getByText(/^Prêt/)).toBeVisible({ timeout: 60_000 })
      await pdf().getByRole('button', { name: 'Enregistrer Cahier de textes.pdf' }).click()
      await expect(page().getByText('Cahier de textes.pdf enregistré')).toBeVisible()
    },
    printRefused: async (words) => {
      await pdf().getByRole('button', { name: 'Préparer le PDF' }).click()
      await expect(pdf().getByRole('alert').filter({ hasText: words })).toBeVisible({ timeout: 30_000 })
    },
    expectText: (words) => expect(page().getByText(words).first()).toBeVisible({ timeout: 30_000 }),
  }
}
