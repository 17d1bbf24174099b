import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from '@playwright/test'
import { must } from '#shared/kernel/must.ts'
import { startChromium, type ChromiumProcess } from '#test/support/post/chromium-process.ts'
import type { Post, PostOptions } from '#test/support/post/open-post.ts'
import { shiftPageClock } from '#test/support/post/shifted-clock.ts'

/** A post of two real processes, host and Chromium, each of which may be killed. */
export interface KillablePost extends Post {
  killBrowser(): Promise<void>
  /** The power is cut: host and browser at once. */
  killAll(): Promise<void>
}

interface HostProcess {
  readonly url: string
  end(signal: NodeJS.Signals): Promise<void>
}

const main = join(import.meta.dirname, '../../src-main/node/main.ts')

async function startHost({ folder, line, pageFolder }: PostOptions): Promise<HostProcess> {
  const args = ['--no-window', '--profile', folder, '--portal', line.url, '--page', pageFolder]
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for await (const text of createInterface(child.stdout)) {
    const { url } = JSON.parse(text) as { url: string }
    const end = async (signal: NodeJS.Signals) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await ended
    }
    return { url, end }
  }
  throw new Error('the host did not start')
}

/** A post on the Node host, switched on. */
export async function openKillablePost(options: PostOptions): Promise<KillablePost> {
  const complaints: string[] = []
  let host: HostProcess | null = null
  let browser: ChromiumProcess | null = null
  let page: Page | null = null
  mkdirSync(options.folder, { recursive: true })

  const start = async () => {
    host = await startHost(options)
    browser = await startChromium(join(options.folder, 'chromium'))
    await browser.context.addInitScript(shiftPageClock, options.clock.shiftMs())
    page = browser.context.pages()[0] ?? (await browser.context.newPage())
    page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`))
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.goto(host.url)
  }
  const off = () => {
    browser = host = page = null
  }
  const killBrowser = async () => {
    await browser?.kill()
    await host?.end('SIGTERM')
    off()
  }
  await start()
  return {
    folder: options.folder,
    complaints,
    page: () => must(page, 'a post that is on'),
    start,
    kill: killBrowser,
    killBrowser,
    killAll: async () => {
      await Promise.all([host?.end('SIGKILL'), browser?.kill()])
      off()
    },
    catchUp: () => Promise.resolve(),
    savedFolder: `${options.folder}-saved`,
    chooseFiles: () => Promise.reject(new Error('nobody chooses files here')),
    close: async () => {
      await browser?.close()
      await host?.end('SIGTERM')
      off()
    },
  }
}
