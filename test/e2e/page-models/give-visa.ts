import { expect, type Locator, type Page } from '@playwright/test'

/** « Viser », then « Viser » again in the dialog that says what it does: the direction’s gesture and the inspector’s. */
export async function giveVisa(page: Page, place: Page | Locator = page): Promise<void> {
  await place.getByRole('button', { name: /^Viser\s*V?$/i }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Viser/ }).click()
  await expect(dialog).toBeHidden()
}
