import { expect, type Locator } from '@playwright/test'
import type { Post } from '#test/support/post/open-post.ts'

/** « Ce qui attend »: what was not sent yet, and what asks for a decision. */
export interface TrayModel {
  open(): Promise<void>
  /** Whether a choice is asked, once everything else has left: the portal may have to be asked again (law S18). */
  asksChoice(options: { readonly timeout: number }): Promise<boolean>
  /** The first line of the tray that asks for a choice, opened. */
  openChoice(): Promise<void>
  /** Opens it too: false when the choice was made already, and the line only asks to be filed. */
  hasTexts(): Promise<boolean>
  /** « J’ai vu »: the line leaves the list. */
  file(): Promise<void>
  /** The texts of the choice that is open, one’s own first. Each is kept by its number, from 1. */
  texts(): Promise<readonly string[]>
  /** Keeps one of the versions by its number. */
  keep(version: 1 | 2): Promise<void>
  /** One of the versions of a text, by who wrote it. */
  version(author: string | RegExp): Locator
  /** The third choice: a text written from both, kept with Ctrl+Enter. */
  unite(text: string): Promise<void>
  expectNothing(): Promise<void>
}

export function tray(post: Post): TrayModel {
  const page = () => post.page()
  const choices = () => page().getByRole('option', { name: /Deux versions, à vous de choisir/ })
  const list = () => page().getByRole('region', { name: 'Ce qui attend' })
  /** The line chosen asks no more, once its choice is durable. */
  const choose = async (gesture: () => Promise<void>) => {
    const left = (await choices().count()) - 1
    await gesture()
    await expect(choices()).toHaveCount(left)
  }
  return {
    open: async () => {
      await page().keyboard.press('Control+Shift+O')
      // The title of the shell is there before the screen: the list itself is waited for.
      await expect(list()).toBeVisible()
    },
    asksChoice: async ({ timeout }) => {
      const nothing = list().getByText('rien n’attend', { exact: true })
      await expect(nothing.or(choices().first())).toBeVisible({ timeout })
      return (await choices().count()) > 0
    },
    openChoice: async () => {
      await choices().first().click()
      await expect(page().getByRole('heading', { name: /^Deux textes pour / })).toBeVisible()
    },
    hasTexts: async () => {
      await choices().first().click()
      const gone = page().getByRole('region', { name: 'Ce choix est déjà fait' })
      await expect(gone.or(page().getByRole('heading', { name: /^Deux textes pour / }))).toBeVisible()
      return (await gone.count()) === 0
    },
    file: () =>
      choose(() =>
        page()
          .getByRole('button', { name: /^Classer/ })
          .click(),
      ),
    texts: () =>
      page()
        .getByRole('region')
        .filter({ hasText: /écrit / })
        .locator(':scope > p')
        .allInnerTexts(),
    keep: (version) => choose(() => page().getByRole('option', { selected: true }).press(String(version))),
    version: (author) => page().getByRole('region', { name: author }),
    unite: (text) =>
      choose(async () => {
        await page().getByRole('option', { selected: true }).press('3')
        const field = page().getByRole('textbox', { name: 'Texte réuni' })
        await expect(field).toBeFocused()
        await field.fill(text)
        await field.press('Control+Enter')
      }),
    expectNothing: () => expect(page().getByRole('heading', { name: 'Rien n’attend' })).toBeVisible(),
  }
}
