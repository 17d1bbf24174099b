import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startNodeHost, type NodeHost } from '#main/node/start-node-host.ts'
import { startChromium, type ChromiumProcess } from './chromium-process.ts'
import type { LyingLine } from './lying-line.ts'
import { shiftPageClock, type ShiftedClock } from './shifted-clock.ts'

export interface PostOptions {
  /** Everything that this PC keeps lies here: host, Chromium's profile, journal. */
  readonly folder: string
  readonly line: LyingLine
  readonly clock: ShiftedClock
  readonly pageFolder: string
  readonly width?: number
  readonly height?: number
}

/** A workstation: the Node host and a real Chromium on a folder of its own. */
export interface Post {
  readonly folder: string
  page(): Page
  /** Where this person saves the documents asked for: outside of what the post keeps. */
  readonly savedFolder: string
  /** The files that this person will show in the next file dialog. */
  chooseFiles(paths: readonly string[]): Promise<void>
  /** What the page or its console complained of. */
  readonly complaints: string[]
  /** The power is cut: browser and host die as they stand. */
  kill(): Promise<void>
  /** Someone switches the PC on again. */
  start(): Promise<void>
  /** The page reads the test's clock again, after time has passed there. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

/** A post on the Node host, in the machine's Chromium. */
export async function openPost(options: PostOptions): Promise<Post> {
  const complaints: string[] = []
  let browser: ChromiumProcess | null = null
  let host: NodeHost | null = null
  let page: Page | null = null
  const savedFolder = `${options.folder}-saved`
  const dialogs = { saveFolder: savedFolder, files: [] as readonly string[] }
  mkdirSync(options.folder, { recursive: true })
  mkdirSync(savedFolder, { recursive: true })

  const start = async () => {
    host = await startNodeHost({
      profile: options.folder,
      pageFolder: options.pageFolder,
      portalUrl: options.line.url,
      dialogs,
      isNetworkUp: () => options.line.mood() !== 'cut',
    })
    browser = await startChromium(join(options.folder, 'chromium'))
    await browser.context.addInitScript(shiftPageClock, options.clock.shiftMs())
    page = browser.context.pages()[0] ?? (await browser.context.newPage())
    page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.setViewportSize({ width: options.width ?? 1366, height: options.height ?? 768 })
    await page.goto(host.url)
  }

  const must = <T>(value: T | null): T => {
    if (value === null) throw new Error('this post is off')
    return value
  }

  await start()
  return {
    folder: options.folder,
    savedFolder,
    chooseFiles: async (paths) => void (dialogs.files = paths),
    complaints,
    page: () => must(page),
    start,
    kill: async () => {
      await must(browser).kill()
      await must(host).close()
      browser = host = page = null
    },
    catchUp: async () => {
      const set = (shift: number) => {
        const held = globalThis as unknown as { pupitreShift: number }
        held.pupitreShift = shift
      }
      if (page === null) return
      await must(browser).context.addInitScript(set, options.clock.shiftMs())
      await must(page).evaluate(set, options.clock.shiftMs())
    },
    close: async () => {
      await browser?.close()
      await host?.close()
      browser = host = page = null
    },
  }
}
