import { mkdirSync } from 'node:fs'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { env, exit, platform, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { findChromium } from './find-chromium.ts'
import { hasDisplay } from './has-display.ts'
import { openChromium } from './open-chromium.ts'
import type { NodeHost } from './start-node-host.ts'
import { userFolder } from '#main/services/user-folder.ts'

/** `npm run host -- [--portal URL] [--profile DIR] [--port N] [--no-window]`: prints one JSON line `{"url":…}`. */
const { values } = parseArgs({
  options: {
    portal: { type: 'string' },
    profile: { type: 'string' },
    port: { type: 'string' },
    page: { type: 'string' },
    'no-window': { type: 'boolean', default: false },
  },
})

const profile = values.profile ?? join(userFolder(), 'poste')
keepCompiledCode(join(profile, 'code'))
const { startNodeHost } = await import('./start-node-host.ts')
const host = await startNodeHost({
  profile,
  pageFolder: values.page ?? join(import.meta.dirname, '..', '..', 'out', 'renderer'),
  ...(values.portal === undefined ? {} : { portalUrl: values.portal }),
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
})
stdout.write(`${JSON.stringify({ url: host.url })}\n`)

const close = stopOnce(host)
process.once('SIGINT', () => void close())
process.once('SIGTERM', () => void close())
if (!values['no-window']) openWindow()

/** Stripping and compiling this host is half of its start: done once, kept where nobody else writes. */
function keepCompiledCode(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  enableCompileCache(folder)
  // Written once the page has its first screen, for a host that is killed writes nothing.
  setTimeout(flushCompileCache, 5_000).unref()
}

function openWindow(): void {
  const chromium = findChromium()
  if (chromium === null || !hasDisplay(platform, env)) {
    stderr.write(chromium === null ? 'Aucun Chromium sur ce poste.\n' : 'Pas d’écran sur cette machine.\n')
    return
  }
  const window = openChromium({ chromium, url: host.url, dataFolder: join(profile, 'chromium') })
  process.once('exit', () => window.close())
  void window.closed.then((how) => (how === 'closed' ? close() : undefined))
}

function stopOnce(running: NodeHost): () => Promise<void> {
  let stopping: Promise<void> | null = null
  return () => (stopping ??= running.close().then(() => exit(0)))
}
