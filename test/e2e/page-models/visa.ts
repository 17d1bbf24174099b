import { expect } from '@playwright/test'
import type { Post } from '#test/support/post/open-post.ts'
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
}

/** The intentions of a principal with the cahiers, for specs. */
export function visa(post: Post): VisaModel {
  const page = () => post.page()
  const reader = () => page().getByRole('region', { name: 'Séance', exact: true })
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
      await page()
        .getByRole('button', { name: new RegExp(`^${said}, ${week} `) })
        .click()
      await expect(reader()).toContainText(teacher)
    },
    expectClosed: (words) => expect(reader().getByText(words).first()).toBeVisible(),
    vise: async () => {
      await reader()
        .getByRole('button', { name: /^Viser\s*V?$/i })
        .click()
      await dialog()
        .getByRole('button', { name: /^Viser/ })
        .click()
      await expect(dialog()).toBeHidden()
    },
    expectSealed: () => expect(reader().getByText(/^Scellé par/)).toBeVisible({ timeout: 30_000 }),
  }
}
