import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { release, type } from 'node:os'
import { join } from 'node:path'
import { platform } from 'node:process'
import { z } from 'zod'
import type { HostPorts, Page, Shell } from '#main/services/ports.ts'
import { createJsonConfig } from './json-config.ts'
import { createNodeDialogs, type ScriptedDialogs } from './node-dialogs.ts'
import { createNodeNetwork } from './node-network.ts'
import type { ManualPower } from './node-power.ts'

interface Wanted {
  readonly profile: string
  readonly page: Page
  readonly power: ManualPower
  readonly dialogs: ScriptedDialogs
}

/** What plain Node lends. No keychain: a secret in a file beside what it protects protects nothing (law V2). */
export function createNodePorts({ profile, page, power, dialogs }: Wanted): HostPorts {
  const config = createJsonConfig(join(profile, 'post.json'))
  return {
    identity: {
      version: ownVersion(),
      host: 'node',
      os: `${type()} ${release()}`,
      isFrameless: false,
    },
    paths: { local: join(profile, 'host'), logs: join(profile, 'logs') },
    clock: { now: () => Date.now() },
    network: createNodeNetwork(() => config.read().portalUrl),
    keychain: {
      backend: async () => null,
      protect: () => Promise.reject(new Error('no keychain')),
      reveal: () => Promise.reject(new Error('no keychain')),
    },
    power,
    page,
    dialogs: createNodeDialogs(dialogs),
    shell: desktopShell,
    config,
  }
}

const openers: Readonly<Record<string, readonly string[]>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
}

const desktopShell: Shell = {
  openExternal: (url) => {
    const [command = 'xdg-open', ...args] = openers[platform] ?? ['xdg-open']
    return new Promise((resolve) => {
      const opened = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
      opened.once('error', () => resolve(false))
      opened.once('spawn', () => resolve(true))
      opened.unref()
    })
  },
}

function ownVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
