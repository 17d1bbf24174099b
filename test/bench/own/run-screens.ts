import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { OwnLine } from '#test/bench/run/bench-result.ts'
import { median, quantile, rounded } from '#test/bench/run/statistics.ts'
import type { KeyFigures } from './key-watch.ts'
import type { MarkFigures, SheetOpened } from './own-screens.ts'

/** Typed letter by letter, then taken away letter by letter. */
const searches = ['diallo', 'le goff', 'mart', 'zoe', 'ben salah', 'noe r', 'lefevre'] as const
const sheets = 4
/** Between two keys: eight a second, which is a quick typist. The portal’s answers come meanwhile, as they do in class. */
const betweenKeysMs = 120

/** Marks on the sheet and letters in the palette, by real keys in the real screens. */
export async function runScreens(page: Page, size: number, month: string): Promise<OwnLine[]> {
  const marks = await measureMarks(page, month)
  const letters = await measureSearch(page)
  const alone = (await page.evaluate(`own.searchOnly(${JSON.stringify(prefixes())})`)) as readonly number[]
  const line = (name: string, figures: readonly number[], detail: OwnLine['detail']): OwnLine => ({
    name,
    size,
    unit: 'ms',
    value: p95(figures),
    detail: { p50: rounded(median(figures)), samples: figures.length, ...detail },
  })
  return [
    line(
      'mark-shown',
      marks.map(({ shownMs }) => shownMs),
      { paintedP95: p95(marks.map(({ paintedMs }) => paintedMs)) },
    ),
    line(
      'mark-durable',
      marks.map(({ durableMs }) => durableMs),
      {},
    ),
    line(
      'search',
      letters.map(({ shownMs }) => shownMs),
      { searchAloneP95: p95(alone), paintedP95: p95(letters.map(({ paintedMs }) => paintedMs)) },
    ),
  ]
}

function p95(figures: readonly number[]): number {
  return rounded(quantile(figures, 0.95))
}

function prefixes(): string[] {
  return searches.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)))
}

async function measureMarks(page: Page, month: string): Promise<MarkFigures[]> {
  const figures: MarkFigures[] = []
  for (let sheet = 0; sheet < sheets; sheet++) {
    const opened = (await page.evaluate(`own.openSheet('${month}', ${sheet})`)) as SheetOpened
    await page.locator('[data-row="0"]').click()
    for (let row = 0; row < opened.rows; row++) {
      figures.push(await markOnce(page, opened.lessonId))
      await setTimeout(betweenKeysMs)
      await page.keyboard.press('ArrowDown')
      await setTimeout(betweenKeysMs)
    }
  }
  return figures
}

/** A fast key that marks nothing is a wrong answer. */
async function markOnce(page: Page, lessonId: string): Promise<MarkFigures> {
  const marks = () => page.evaluate(`own.marksOf('${lessonId}')`)
  const before = await marks()
  await page.evaluate('own.armMark()')
  await page.keyboard.press('i')
  const figures = (await page.evaluate('own.markFigures()')) as MarkFigures
  if ((await marks()) === before) throw new Error('the key left no mark')
  return figures
}

async function measureSearch(page: Page): Promise<KeyFigures[]> {
  const figures: KeyFigures[] = []
  await page.keyboard.press('Control+k')
  await page.evaluate(`own.whenShown('[role="combobox"]')`)
  for (const text of searches) {
    for (const key of [
      ...[...text].map((letter) => (letter === ' ' ? 'Space' : letter)),
      ...[...text].map(() => 'Backspace'),
    ]) {
      await page.evaluate('own.armSearch()')
      await page.keyboard.press(key)
      figures.push((await page.evaluate('own.searchFigures()')) as KeyFigures)
      await setTimeout(betweenKeysMs)
    }
  }
  await page.keyboard.press('Escape')
  return figures
}
