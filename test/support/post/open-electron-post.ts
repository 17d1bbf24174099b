import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { programHere } from '#scripts/electron-program.ts'
import type { Post, PostOptions } from './open-post.ts'
import { shiftPageClock } from './shifted-clock.ts'

const root = join(import.meta.dirname, '../../..')

/** The cable of this machine's portal session: Chromium's own emulation, under the very requests of the product. */
function pullCable(app: ElectronApplication, offline: boolean): Promise<void> {
  return app.evaluate(({ session }, isOffline) => {
    session.fromPartition('portal', { cache: false }).enableNetworkEmulation({ offline: isOffline })
  }, offline)
}

interface Answers {
  readonly folder: string
  readonly files: readonly string[]
}

/** The system's own dialogs answer by themselves: files chosen beforehand, documents saved in a folder of the test. */
function answerDialogs(app: ElectronApplication, answers: Answers): Promise<void> {
  return app.evaluate(({ dialog }, { folder, files }) => {
    const open = async () => ({ canceled: files.length === 0, filePaths: [...files] })
    const save = async (...asked: unknown[]) => {
      const { defaultPath = 'document' } = asked.at(-1) as { defaultPath?: string }
      return { canceled: false, filePath: `${folder}/${defaultPath.split(/[\\/]/).at(-1)}` }
    }
    Object.assign(dialog, { showOpenDialog: open, showSaveDialog: save })
  }, answers)
}

/** The product itself: the same specs run on it wherever its binary is (house §8). */
export async function openElectronPost(options: PostOptions): Promise<Post> {
  const complaints: string[] = []
  const savedFolder = `${options.folder}-saved`
  let files: readonly string[] = []
  let app: ElectronApplication | null = null
  let page: Page | null = null

  mkdirSync(savedFolder, { recursive: true })
  const start = async () => {
    const executablePath = programHere()
    if (executablePath === null) throw new Error('no Electron on this machine')
    const started = await _electron.launch({
      executablePath,
      args: ['--no-sandbox', root, `--portal=${options.line.url}`, `--profile=${options.folder}`],
      env: { ...env, TZ: 'Europe/Paris', LANG: 'fr_FR.UTF-8' } as Record<string, string>,
    })
    app = started
    await started.context().addInitScript(shiftPageClock, options.clock.shiftMs())
    const opened = await started.firstWindow()
    page = opened
    opened.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`))
    opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await pullCable(started, options.line.mood() === 'cut')
    await answerDialogs(started, { folder: savedFolder, files })
    // The first page came before the clock was shifted.
    await opened.reload()
  }
  const must = <T>(value: T | null): T => {
    if (value === null) throw new Error('this post is off')
    return value
  }
  options.line.onMood((mood) => {
    if (app !== null) void pullCable(app, mood === 'cut').catch(() => undefined)
  })

  await start()
  return {
    folder: options.folder,
    savedFolder,
    chooseFiles: async (paths) => {
      files = paths
      if (app !== null) await answerDialogs(app, { folder: savedFolder, files })
    },
    complaints,
    page: () => must(page),
    start,
    kill: async () => {
      const child = must(app).process()
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill('SIGKILL')
      await ended
      app = page = null
    },
    catchUp: async () => {
      if (app === null) return
      const set = (shift: number) => {
        const held = globalThis as unknown as { pupitreShift: number }
        held.pupitreShift = shift
      }
      await app.context().addInitScript(set, options.clock.shiftMs())
      await must(page).evaluate(set, options.clock.shiftMs())
    },
    close: async () => {
      await app?.close()
      app = page = null
    },
  }
}
