import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OwnLine } from '#test/bench/run/bench-result.ts'
import { openBrowser, type OpenBrowser } from '#test/bench/run/open-browser.ts'
import { median, rounded } from '#test/bench/run/statistics.ts'
import { benchPassword } from './portal-news.ts'
import { startHost, type StartedHost } from './start-host.ts'
import type { StartedSchool } from './start-school.ts'

interface StartFigures {
  readonly hostMs: number
  readonly browserMs: number
  readonly totalMs: number
}

const starts = 3

/**
 * From the start of the host's own process to a first screen that takes the focus, Chromium's start in between:
 * cold on a new post, warm on one where a person has signed in.
 */
export async function measureStart(
  school: StartedSchool,
  pageFolder: string,
  size: number,
): Promise<readonly OwnLine[]> {
  const cold: StartFigures[] = []
  const warm: StartFigures[] = []
  for (let run = 0; run < starts; run++) {
    const post = await mkdtemp(join(tmpdir(), 'pupitre-bench-start-'))
    const start = () => startOnce({ profile: post, pageFolder, portalUrl: school.url }, post)
    try {
      cold.push(await start().then((begun) => begun.figures(signIn(school.login))))
      warm.push(await start().then((begun) => begun.figures()))
    } finally {
      await rm(post, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    }
  }
  return [startLine('start-cold', size, cold), startLine('start-warm', size, warm)]
}

function signIn(login: string): string {
  return `own.signIn(${JSON.stringify(login)}, ${JSON.stringify(benchPassword)}).then(() => own.whenSynced())`
}

interface Begun {
  /** Ends what was started, after one more step in the page. */
  figures(last?: string): Promise<StartFigures>
}

async function startOnce(options: Parameters<typeof startHost>[0], post: string): Promise<Begun> {
  const begun = performance.now()
  const host = await startHost(options)
  const hostMs = performance.now() - begun
  const browser = await openBrowser(join(post, 'browser'), host.url, 'own')
  const browserMs = performance.now() - begun - hostMs
  await browser.page.evaluate(firstScreen)
  const totalMs = performance.now() - begun
  return {
    async figures(last) {
      if (last !== undefined) await browser.page.evaluate(last)
      await endAll(browser, host)
      return { hostMs, browserMs, totalMs }
    },
  }
}

const interactive = 'input:not(:disabled), button:not(:disabled)'

/** Drawn, and takes the focus: the sign-in field on a new post, the person's card on his. */
const firstScreen = `own.whenShown('${interactive}').then(() => {
  const first = document.querySelector('${interactive}')
  first.focus()
  if (document.activeElement !== first) throw new Error('the first screen takes no focus')
})`

async function endAll(browser: OpenBrowser, host: StartedHost): Promise<void> {
  await browser.close()
  await host.close()
}

function startLine(name: string, size: number, figures: readonly StartFigures[]): OwnLine {
  const middle = (pick: (one: StartFigures) => number) => rounded(median(figures.map(pick)))
  return {
    name,
    size,
    unit: 'ms',
    value: middle(({ totalMs }) => totalMs),
    detail: { hostMs: middle(({ hostMs }) => hostMs), browserMs: middle(({ browserMs }) => browserMs) },
  }
}
