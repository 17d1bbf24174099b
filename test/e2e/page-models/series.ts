import { expect, type Locator } from '@playwright/test'
import type { Post } from '#test/support/post/open-post.ts'
import { workstation } from './workstation.ts'

/** What a teacher does with sessions prepared ahead, and with all that he wrote. */
export interface SeriesModel {
  open(): Promise<void>
  create(title: string): Promise<void>
  /** Adds a session at the end and writes it. */
  addSession(title: string, words: string): Promise<void>
  /** Gives a document to the session on the screen, kept or refused with what is wrong. */
  addDocument(label: string, address: string): Promise<void>
  prepareHomework(words: string): Promise<void>
  save(): Promise<void>
  session(title: string): Locator
  /** Pours what is ticked into a class from a day on. */
  pour(audience: RegExp, from: string): Promise<void>
  search(words: string): Promise<void>
  results(): Locator
}

/** The intentions of a teacher with his series, for specs. */
export function series(post: Post): SeriesModel {
  const page = () => post.page()
  const press = (name: string | RegExp) => page().getByRole('button', { name }).click()
  const editor = () => page().getByRole('textbox', { name: 'Contenu de la séance' })
  const model: SeriesModel = {
    open: async () => {
      await workstation(post).openModule('Cahier de textes')
      await press('Progressions')
    },
    create: async (title) => {
      await press('Nouvelle progression')
      await page().getByLabel('Titre', { exact: true }).fill(title)
      await press('Créer')
      await expect(page().getByRole('heading', { name: title, level: 1 })).toBeVisible()
    },
    addSession: async (title, words) => {
      await press('Ajouter une séance')
      await expect(page().getByText(/^Séance \d+, sans titre$/)).toBeVisible()
      await page().getByLabel('Titre', { exact: true }).fill(title)
      await editor().click()
      await page().keyboard.type(words)
    },
    addDocument: async (label, address) => {
      const form = page().getByRole('form', { name: 'Ajouter un document' })
      if ((await form.count()) === 0) await press('Ajouter un document')
      await form.getByLabel('Titre du document').fill(label)
      await form.getByLabel('Adresse de la page').fill(address)
      await form.getByRole('button', { name: 'Ajouter', exact: true }).click()
    },
    prepareHomework: async (words) => {
      await press('Préparer un travail')
      await page().getByRole('textbox', { name: 'Travail demandé' }).click()
      await page().keyboard.type(words)
      await press(/^Ajouter$/)
    },
    save: async () => {
      await page().keyboard.press('Control+Enter')
      await expect(
        page().getByRole('status').filter({ hasText: 'Séance préparée enregistrée' }).first(),
      ).toBeVisible()
    },
    session: (title) =>
      page()
        .getByRole('list', { name: 'Séances, dans leur ordre' })
        .getByRole('listitem')
        .filter({ hasText: title }),
    pour: async (audience, from) => {
      await press('Verser dans une classe')
      await press(/^Classe|Classe$/)
      await page().getByRole('option', { name: audience }).click()
      await page().getByLabel('À partir du').fill(from)
      await page().keyboard.press('Tab')
      await press(/^Verser \d/)
    },
    search: async (words) => {
      const field = page().getByRole('combobox', { name: 'Mots à chercher' })
      // The screen answers its keys once it stands.
      const screen = page().getByRole('main', { name: 'Cahier de textes' })
      await expect(screen.getByRole('heading', { level: 1 })).toBeVisible()
      await page().keyboard.press('Control+f')
      await field.fill(words)
    },
    results: () => page().getByRole('listbox', { name: 'Séances trouvées' }).getByRole('option'),
  }
  return model
}
