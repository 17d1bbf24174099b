import { expect } from '@playwright/test'
import type { Post } from '#test/support/post/open-post.ts'

/** The vie scolaire's live board, and what it says of a pupil. */
export interface BoardModel {
  open(): Promise<void>
  expectAbsent(name: string): Promise<void>
  expectLate(name: string): Promise<void>
  expectNothingOf(name: string): Promise<void>
  /** Opens the call of a class at this hour: « 5e A ». */
  openCall(audience: string): Promise<void>
}

/** « Diallo Ousseynou » stands on the board as « DIALLO Ousseynou ». */
const anyCase = (name: string) =>
  new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'), 'i')

export function board(post: Post): BoardModel {
  const page = () => post.page()
  const said = (name: string) => page().getByText(anyCase(name)).first()
  return {
    open: async () => {
      await page()
        .getByRole('navigation', { name: 'Modules' })
        .getByRole('button', { name: /Tableau/ })
        .click()
      await expect(
        page()
          .getByRole('heading', { name: /Appels/ })
          .first(),
      ).toBeVisible()
    },
    expectAbsent: (name) => expect(said(name)).toBeVisible({ timeout: 30_000 }),
    expectLate: (name) => expect(said(name)).toBeVisible({ timeout: 30_000 }),
    openCall: async (audience) => {
      const row = page()
        .getByRole('listitem')
        .filter({ hasText: new RegExp(`^\\W*${audience}`) })
        .first()
      await row.click()
    },
    expectNothingOf: (name) => expect(page().getByText(anyCase(name))).toHaveCount(0),
  }
}
