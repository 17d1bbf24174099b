import { expect } from '@playwright/test'
import { must } from '#shared/kernel/must.ts'
import type { Post } from '#test/support/post/open-post.ts'
import { giveVisa } from './give-visa.ts'
import { workstation } from './workstation.ts'

/** What the direction does with the cahiers de textes. */
export interface VisaModel {
  open(): Promise<void>
  /** Announces a visa for the whole school, on the first day that the delay allows. */
  announce(): Promise<void>
  /** Opens a teacher's week in the reader. @param teacher « M. Wagué »  @param week « S 47 » */
  read(teacher: string, week: string): Promise<void>
  expectClosed(words: string | RegExp): Promise<void>
  /** Gives the visa to the entry in the reader. */
  vise(): Promise<void>
  expectSealed(): Promise<void>
  /** Opens what is printed, archived and checked again. */
  openDocuments(): Promise<void>
  /** Has the PDF of the weeks on the screen made, and saves it. */
  printAndSave(): Promise<void>
  /** Asks for the PDF without a line. */
  printWithoutLine(): Promise<void>
  /** Has the year archived for the whole school, and saves the archive. */
  archiveAndSave(): Promise<void>
  expectSealsHold(words: string | RegExp): Promise<void>
}

/** The intentions of a principal with the cahiers, for specs. */
export function visa(post: Post): VisaModel {
  const page = () => post.page()
  const reader = () => page().getByRole('region', { name: 'Séance', exact: true })
  const documents = () => page().getByRole('region', { name: 'PDF, archives, sceaux' })
  const dialog = () => page().getByRole('dialog')
  return {
    open: () => workstation(post).openModule('Visa'),
    announce: async () => {
      await page().getByRole('button', { name: 'Annoncer un visa' }).click()
      await dialog()
        .getByRole('button', { name: /^Annoncer/ })
        .click()
      await expect(dialog()).toBeHidden()
      await expect(page().getByText(/^Visa annoncé le/)).toBeVisible()
    },
    read: async (teacher, week) => {
      const said = teacher.replaceAll('\u00a0', ' ')
      // Rows out of sight are not drawn: a person looks for the name.
      await page()
        .getByRole('textbox', { name: 'Professeur ou matière' })
        .fill(must(teacher.split('\u00a0').at(-1), 'a name'))
      await page()
        .getByRole('button', { name: new RegExp(`^${said}, ${week} `) })
        .click()
      await expect(reader()).toContainText(teacher)
    },
    expectClosed: (words) => expect(reader().getByText(words).first()).toBeVisible(),
    vise: () => giveVisa(page(), reader()),
    expectSealed: () => expect(reader().getByText(/^Scellé par/)).toBeVisible({ timeout: 30_000 }),
    openDocuments: async () => {
      await page()
        .getByRole('button', { name: /^PDF et archives/ })
        .click()
      await expect(documents().getByRole('heading', { name: 'PDF du visa' })).toBeVisible()
    },
    printAndSave: async () => {
      await documents().getByRole('button', { name: 'Préparer le PDF' }).click()
      await expect(documents().getByText(/^Prêt/)).toBeVisible({ timeout: 60_000 })
      await documents()
        .getByRole('button', { name: /^Enregistrer Visa/ })
        .click()
      await expect(page().getByText('Visa des cahiers de textes.pdf enregistré')).toBeVisible()
    },
    printWithoutLine: async () => {
      await documents().getByRole('button', { name: 'Préparer le PDF' }).click()
      await expect(documents().getByRole('alert').filter({ hasText: 'Pas de réseau.' })).toBeVisible()
    },
    archiveAndSave: async () => {
      await documents().getByRole('button', { name: 'Faire l’archive' }).click()
      await expect(documents().getByText('L’archive est faite et gardée par le portail.')).toBeVisible({
        timeout: 120_000,
      })
      await documents()
        .getByRole('button', { name: /^Enregistrer Archive/ })
        .first()
        .click()
      await expect(page().getByText(/^Archive des cahiers de textes .* enregistré/)).toBeVisible()
    },
    expectSealsHold: async (words) => {
      await documents().getByRole('button', { name: 'Vérifier les sceaux' }).click()
      await expect(documents().getByText(words)).toBeVisible({ timeout: 60_000 })
    },
  }
}
