import { expect } from '@playwright/test'
import type { Post } from '#test/support/post/open-post.ts'

/** The desk where late pupils queue. */
export interface LateDeskModel {
  open(): Promise<void>
  /** A name, Enter, the minutes, Enter: nothing else. */
  record(name: string, minutes: number): Promise<void>
  expectSlip(name: string): Promise<void>
}

export function lateDesk(post: Post): LateDeskModel {
  const page = () => post.page()
  const nameField = () => page().getByRole('combobox', { name: 'Nom de l’élève qui se présente' })
  return {
    open: async () => {
      await page()
        .getByRole('navigation', { name: 'Modules' })
        .getByRole('button', { name: 'Retards' })
        .click()
      await expect(nameField()).toBeFocused()
    },
    record: async (name, minutes) => {
      await page().keyboard.type(name)
      await expect(page().getByRole('option').first()).toBeVisible()
      await page().keyboard.press('Enter')
      await expect(page().getByRole('textbox', { name: /minute/i })).toBeFocused()
      await page().keyboard.type(String(minutes))
      await page().keyboard.press('Enter')
      await expect(nameField()).toHaveValue('')
    },
    expectSlip: (name) => expect(page().getByText(new RegExp(name, 'i')).first()).toBeVisible(),
  }
}
