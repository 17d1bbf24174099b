import { expect, type Locator } from '@playwright/test'
import type { Post } from '#test/support/post/open-post.ts'

/** « Ce qui attend »: what was not sent yet, and what asks for a decision. */
export interface TrayModel {
  open(): Promise<void>
  /** The line of the tray that asks for a choice, chosen. */
  openChoice(): Promise<void>
  /** One of the versions of a text, by who wrote it. */
  version(author: string | RegExp): Locator
  /** The third choice: a text written from both, kept with Ctrl+Enter. */
  unite(text: string): Promise<void>
  expectNothing(): Promise<void>
}

export function tray(post: Post): TrayModel {
  const page = () => post.page()
  return {
    open: async () => {
      await page().keyboard.press('Control+Shift+O')
      // The title of the shell is there before the screen: the list itself is waited for.
      await expect(page().getByRole('region', { name: 'Ce qui attend' })).toBeVisible()
    },
    openChoice: async () => {
      await page()
        .getByRole('option', { name: /Deux versions, à vous de choisir/ })
        .click()
      await expect(page().getByRole('heading', { name: /^Deux textes pour / })).toBeVisible()
    },
    version: (author) => page().getByRole('region', { name: author }),
    unite: async (text) => {
      await page().getByRole('option', { selected: true }).press('3')
      const field = page().getByRole('textbox', { name: 'Texte réuni' })
      await expect(field).toBeFocused()
      await field.fill(text)
      await field.press('Control+Enter')
    },
    expectNothing: () => expect(page().getByRole('heading', { name: 'Rien n’attend' })).toBeVisible(),
  }
}
