import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sameMark } from '#test/bench/data/bench-row.ts'
import type { OwnLine, WrongAnswer } from '#test/bench/run/bench-result.ts'
import { openBrowser, type OpenBrowser } from '#test/bench/run/open-browser.ts'
import { profilePage } from '#test/bench/run/profile-page.ts'
import { median, rounded } from '#test/bench/run/statistics.ts'
import { traceTasks } from '#test/bench/run/trace-tasks.ts'
import type { OwnSession, UnlockFigures } from './own-session.ts'
import { benchPassword } from './portal-news.ts'
import { runScreens } from './run-screens.ts'
import { measureStart } from './start-client.ts'
import { startHost, type StartedHost } from './start-host.ts'
import { startSchool, type StartedSchool } from './start-school.ts'

/** What to measure of ours alone, against the real portal. */
export interface OwnPlan {
  /** Records of the school; the screens are measured on the largest. */
  readonly sizes: readonly number[]
  readonly pageFolder: string
  readonly profiles: string | null
  progress(line: string): void
}

export interface OwnMeasured {
  readonly lines: readonly OwnLine[]
  readonly wrong: readonly WrongAnswer[]
}

const unlocks = 3
/** Every school of the bench has calls in it. */
const month = '2026-10'

export async function runOwn(plan: OwnPlan): Promise<OwnMeasured> {
  const measured: OwnMeasured[] = []
  for (const size of plan.sizes) {
    plan.progress(`own · a portal with ${size} records`)
    const school = await startSchool(size)
    try {
      measured.push(await measureSchool(plan, school, size))
      if (size !== Math.min(...plan.sizes)) continue
      plan.progress(`own · starts of the client with ${size} records`)
      measured.push({ lines: await measureStart(school, plan.pageFolder, size), wrong: [] })
    } finally {
      await school.close()
    }
  }
  return { lines: measured.flatMap(({ lines }) => lines), wrong: measured.flatMap(({ wrong }) => wrong) }
}

/** A post of its own: host's folder and browser's folder. */
async function measureSchool(plan: OwnPlan, school: StartedSchool, size: number): Promise<OwnMeasured> {
  const folder = await mkdtemp(join(tmpdir(), 'pupitre-bench-own-'))
  const host = await startHost({
    profile: join(folder, 'post'),
    pageFolder: plan.pageFolder,
    portalUrl: school.url,
  })
  const open = () => openBrowser(join(folder, 'browser'), host.url, 'own')
  try {
    return await measurePost({ plan, size, open, login: school.login })
  } finally {
    await closeAll(host, folder)
  }
}

async function closeAll(host: StartedHost, folder: string): Promise<void> {
  await host.close()
  await rm(folder, { recursive: true, force: true })
}

interface Post {
  readonly plan: OwnPlan
  readonly size: number
  readonly login: string
  open(): Promise<OpenBrowser>
}

async function measurePost(post: Post): Promise<OwnMeasured> {
  const { plan, size } = post
  plan.progress(`own · first sync of ${size} records`)
  const sync = await measureSync(post)
  const lines: OwnLine[] = [...sync.lines]
  const figures: UnlockFigures[] = []
  for (let run = 0; run < unlocks; run++) {
    plan.progress(`own · unlock ${run + 1}/${unlocks} with ${size} records`)
    const browser = await post.open()
    try {
      const unlock = () => browser.page.evaluate(`own.unlock(${JSON.stringify(benchPassword)}, '${month}')`)
      figures.push((await profiled(plan, browser, `own-unlock-${size}`, unlock)) as UnlockFigures)
      if (run < unlocks - 1 || size !== Math.max(...plan.sizes)) continue
      plan.progress(`own · marks and searches with ${size} records`)
      lines.push(...(await runScreens(browser.page, size, month)))
    } finally {
      await browser.close()
    }
  }
  return { lines: [...lines, unlockLine(size, figures)], wrong: sync.wrong }
}

async function measureSync({ plan, size, login, open }: Post): Promise<OwnMeasured> {
  const browser = await open()
  try {
    await browser.page.evaluate(`own.signIn(${JSON.stringify(login)}, ${JSON.stringify(benchPassword)})`)
    const sync = () => browser.page.evaluate('own.whenSynced()') as Promise<number>
    const { result, longest } = plan.profiles
      ? {
          result: await profiled(plan, browser, `own-sync-${size}`, sync),
          longest: { wallMs: Number.NaN, cpuMs: Number.NaN },
        }
      : await traceTasks(browser.page, sync)
    const { expected, found } = (await browser.page.evaluate(`own.verify(${size})`)) as Awaited<
      ReturnType<OwnSession['verify']>
    >
    const wrong = sameMark(expected, found)
      ? []
      : [{ who: 'own', size, operation: 'first sync', expected, found }]
    return {
      lines: [
        { name: 'first-sync', size, unit: 'ms', value: rounded(result), detail: {} },
        { name: 'longest-block', size, unit: 'ms', value: longest.wallMs, detail: { cpuMs: longest.cpuMs } },
      ],
      wrong,
    }
  } finally {
    await browser.close()
  }
}

function unlockLine(size: number, figures: readonly UnlockFigures[]): OwnLine {
  const middle = (pick: (one: UnlockFigures) => number) => rounded(median(figures.map(pick)))
  return {
    name: 'unlock',
    size,
    unit: 'ms',
    value: middle(({ usableMs, kdfMs }) => usableMs - kdfMs),
    detail: {
      kdfMs: middle(({ kdfMs }) => kdfMs),
      openMs: middle(({ openMs }) => openMs),
      totalMs: middle(({ usableMs }) => usableMs),
    },
  }
}

function profiled<T>(plan: OwnPlan, browser: OpenBrowser, name: string, work: () => Promise<T>): Promise<T> {
  return plan.profiles ? profilePage(browser.page, plan.profiles, name, work) : work()
}
