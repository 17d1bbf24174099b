import { expect, type Locator } from '@playwright/test'
import type { Post } from '#test/support/post/open-post.ts'

export type MarkKey = 'a' | 'r' | 'd' | 'i' | 'e' | 'o' | 'n'

/** The call of a lesson, as a teacher lives it. */
export interface RollCallModel {
  /** Names of the list, as read aloud: « Diallo Ousseynou ». */
  names(): Promise<string[]>
  row(name: string): Locator
  /** Goes to a pupil and presses one key. */
  mark(name: string, key: MarkKey): Promise<void>
  markAbsent(name: string): Promise<void>
  markLate(name: string, minutes?: number): Promise<void>
  /** Opens the words of an observation and types, without saving. */
  beginObservation(name: string, text: string): Promise<void>
  /** Types an observation and keeps it. */
  observe(name: string, text: string): Promise<void>
  /** Opens the words that stand on a pupil, whoever wrote them, and types others in their place, without saving. */
  beginRewording(name: string, text: string): Promise<void>
  keepWords(): Promise<void>
  expectMark(name: string, words: string | RegExp): Promise<void>
  expectKeptHere(): Promise<void>
  expectAtPortal(): Promise<void>
  end(): Promise<void>
  expectEnded(): Promise<void>
  openLesson(words: string | RegExp): Promise<void>
}

/** What precedes the first comma of a row is the pupil's name. */
const nameOf = (label: string) => label.split(',')[0] ?? ''

export function rollCall(post: Post): RollCallModel {
  const page = () => post.page()
  const list = () => page().getByRole('list', { name: /^Élèves, / })
  const words = () => page().getByRole('textbox', { name: /^Observation sur / })
  const row = (name: string) => list().locator(`[data-row][aria-label^="${name.replaceAll('"', '\\"')}, "]`)

  const model: RollCallModel = {
    names: async () => {
      await expect(list().locator('[data-row]').first()).toBeVisible({ timeout: 30_000 })
      const labels = await list()
        .locator('[data-row]')
        .evaluateAll((rows) => rows.map((one) => one.getAttribute('aria-label') ?? ''))
      return labels.map(nameOf)
    },
    row,
    mark: async (name, key) => {
      await row(name).click()
      await expect(row(name)).toBeFocused()
      await page().keyboard.press(key)
    },
    markAbsent: async (name) => {
      await model.mark(name, 'a')
      await model.expectMark(name, /, absente?\b/)
    },
    markLate: async (name, minutes) => {
      await model.mark(name, 'r')
      if (minutes !== undefined) await page().keyboard.type(String(minutes))
      await page().keyboard.press('Enter')
    },
    beginObservation: async (name, text) => {
      await model.mark(name, 'n')
      await words().pressSequentially(text)
    },
    observe: async (name, text) => {
      await model.beginObservation(name, text)
      await model.keepWords()
    },
    beginRewording: async (name, text) => {
      await row(name).click()
      await page().getByRole('button', { name: 'Modifier', exact: true }).click()
      await words().fill(text)
    },
    keepWords: async () => {
      await words().press('Enter')
      await expect(words()).toHaveCount(0)
    },
    expectMark: (name, words) => expect(row(name)).toHaveAttribute('aria-label', words),
    expectKeptHere: () => expect(page().getByText(/^Enregistré ici à /)).toBeVisible(),
    expectAtPortal: () => expect(page().getByText(/^Au serveur à /)).toBeVisible({ timeout: 30_000 }),
    end: async () => {
      await page().keyboard.press('Control+Enter')
      await model.expectEnded()
    },
    expectEnded: () =>
      expect(
        page()
          .getByText(/Appel de .* terminé à|terminé aujourd’hui|, terminé /)
          .first(),
      ).toBeVisible(),
    openLesson: (words) => page().getByRole('button', { name: words }).first().click(),
  }
  return model
}
