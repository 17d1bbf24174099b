import { spawn, type ChildProcess } from 'node:child_process'
import { chromium, type Browser, type BrowserContext } from '@playwright/test'
import { findChromium } from '#main/node/find-chromium.ts'
import { chromiumFlags } from '#main/node/open-chromium.ts'
import { quietProfile } from '#main/node/quiet-profile.ts'

/** A Chromium of our own, that a test may kill as a power cut would. */
export interface ChromiumProcess {
  readonly context: BrowserContext
  /** SIGKILL to the browser and all its children: nothing is flushed, nobody is told. */
  kill(): Promise<void>
  close(): Promise<void>
}

const readyLine = /DevTools listening on (ws:\/\/\S+)/

function devtoolsOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = readyLine.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`Chromium ended before it began: ${said.slice(-400)}`)))
    child.once('error', reject)
  })
}

/** Starts the product's Chromium, with the product's flags, without a screen. */
export async function startChromium(dataFolder: string): Promise<ChromiumProcess> {
  const program = findChromium()
  if (program === null) throw new Error('no Chromium on this machine')
  const flags = [
    ...chromiumFlags(dataFolder),
    '--headless=new',
    '--remote-debugging-port=0',
    '--disable-gpu',
    '--hide-scrollbars',
    '--force-device-scale-factor=1',
  ]
  quietProfile(dataFolder)
  const child = spawn(program, [...flags, '--app=data:text/html,'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TZ: 'Europe/Paris', LANG: 'fr_FR.UTF-8' },
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const endAll = async (signal: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      try {
        process.kill(-child.pid, signal)
      } catch {
        child.kill(signal)
      }
    }
    await ended
  }
  const browser: Browser = await chromium.connectOverCDP(await devtoolsOf(child))
  const [context] = browser.contexts()
  if (!context) throw new Error('a browser without a context')
  return {
    context,
    kill: () => endAll('SIGKILL'),
    close: async () => {
      await browser.close().catch(() => undefined)
      await endAll('SIGTERM')
    },
  }
}
