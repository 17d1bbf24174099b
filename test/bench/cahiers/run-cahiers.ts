import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { OwnMeasured } from '#test/bench/own/run-own.ts'
import { startHost } from '#test/bench/own/start-host.ts'
import type { OwnLine } from '#test/bench/run/bench-result.ts'
import { openBrowser } from '#test/bench/run/open-browser.ts'
import { median, rounded } from '#test/bench/run/statistics.ts'
import { traceTasks } from '#test/bench/run/trace-tasks.ts'
import { yearEntries, type CahierNews, type VisasGiven } from './cahier-news.ts'

export interface CahierPlan {
  readonly pageFolder: string
  progress(line: string): void
}

const openings = 5

/** The direction's screens over a year of cahiers, and many visas at once on the portal. */
export async function runCahiers(plan: CahierPlan): Promise<OwnMeasured> {
  plan.progress(`cahiers · a portal with ${yearEntries} entries`)
  const child = fork(join(import.meta.dirname, 'serve-cahiers.ts'), [String(yearEntries)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const folder = await mkdtemp(join(tmpdir(), 'pupitre-bench-cahiers-post-'))
  try {
    const news = (await wordOf(child, ended)) as CahierNews
    const lines = await measureScreens(plan, news, folder)
    plan.progress('cahiers · visas at once')
    child.send('vise')
    const { sealed, ms } = (await wordOf(child, ended)) as VisasGiven
    return {
      lines: [...lines, lineOf('visas-at-once', news.entries, ms, { sealed })],
      wrong: [],
    }
  } finally {
    if (child.connected) child.disconnect()
    await ended
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

async function wordOf(child: ChildProcess, ended: Promise<unknown>): Promise<unknown> {
  const said = await Promise.race([once(child, 'message'), ended.then(() => null)])
  if (!said) throw new Error('the bench’s portal has ended')
  return said[0]
}

function lineOf(name: string, size: number, value: number, detail: OwnLine['detail']): OwnLine {
  return { name, size, unit: 'ms', value: rounded(value), detail }
}

async function measureScreens(plan: CahierPlan, news: CahierNews, folder: string): Promise<OwnLine[]> {
  const { url: portalUrl, login, password, entries } = news
  const host = await startHost({ profile: join(folder, 'post'), pageFolder: plan.pageFolder, portalUrl })
  const browser = await openBrowser(join(folder, 'browser'), host.url, 'own')
  try {
    plan.progress('cahiers · first sync')
    await browser.page.evaluate(`own.signIn(${JSON.stringify(login)}, ${JSON.stringify(password)})`)
    await browser.page.evaluate('own.whenSynced()')
    plan.progress('cahiers · the grid')
    return await measureGrid(browser.page, entries)
  } finally {
    await browser.close()
    await host.close()
  }
}

/** Opened five times from another screen; then scrolled to its end by the wheel, as a hand does. */
async function measureGrid(page: Page, size: number): Promise<OwnLine[]> {
  const first = (await page.evaluate('own.openVisas()')) as number
  const again: number[] = []
  for (let at = 1; at < openings; at++) again.push((await page.evaluate('own.openVisas()')) as number)
  const frame = page.locator('table').first()
  await frame.hover()
  const { longest } = await traceTasks(page, async () => {
    for (let turn = 0; turn < 40; turn++) {
      await page.mouse.wheel(0, 120)
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    }
  })
  return [
    lineOf('visa-grid', size, first, { again: rounded(median(again)) }),
    lineOf('visa-scroll', size, longest.wallMs, { cpuMs: longest.cpuMs }),
  ]
}
