import { exit, stderr, stdout } from 'node:process'
import { acceptPortalUrl } from '#main/services/post/post-config.ts'
import { buildIfChanged } from './build.ts'
import { findElectron, type ElectronFound } from './electron-program.ts'
import { openWorkstation } from './open-workstation.ts'
import { startPortalProcess, type PortalProcess, type StartAccount } from './portal-process.ts'
import { showProgress } from './show-progress.ts'
import { startLabels } from './start-labels.fr.ts'
import { portalFolder, readStartOptions, type StartOptions } from './start-options.ts'

const electronLimitMs = 15_000

const say = (line: string) => stdout.write(`${line}\n`)

/** `npm start`: builds what changed, starts the portal with its school, opens the workstation, and stops all of it together. */
async function start(options: StartOptions): Promise<void> {
  const stopping = Promise.withResolvers<string>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stopping.resolve(''))
  const closers: (() => Promise<void>)[] = []
  try {
    const [portal, electron] = await Promise.all([
      preparePortal(options, closers),
      showProgress(startLabels.lookingForElectron, lookForElectron(options)),
      showProgress(startLabels.building, buildIfChanged()),
    ])
    const portalUrl = portal?.url ?? options.portalUrl ?? ''
    const workstation = await openWorkstation(options, electron, portalUrl)
    closers.push(() => workstation.close())
    tell(portal, workstation.told)
    void workstation.closed.then(() => stopping.resolve(startLabels.windowClosed))
    void portal?.ended.then(() => stopping.resolve(startLabels.portalLost))
    const why = await stopping.promise
    if (why !== '') say(why)
    if (why === startLabels.portalLost) process.exitCode = 1
  } finally {
    say(startLabels.stopping)
    for (const close of closers.reverse()) await close()
    say(startLabels.stopped)
  }
}

async function preparePortal(
  options: StartOptions,
  closers: (() => Promise<void>)[],
): Promise<PortalProcess | null> {
  if (options.portalUrl !== null) return null
  let creating: () => void = () => undefined
  const isCreating = new Promise<void>((resolve) => (creating = resolve))
  const starting = startPortalProcess(portalFolder(options), creating)
  closers.push(() =>
    starting.then(
      (portal) => portal.stop(),
      () => undefined,
    ),
  )
  const settled = starting.then(() => undefined)
  await showProgress(startLabels.startingPortal, Promise.race([isCreating, settled]))
  return showProgress(startLabels.creatingSchool, starting)
}

function lookForElectron(options: StartOptions): Promise<ElectronFound> {
  if (options.host === 'node' || !options.hasWindow || !options.hasDisplay)
    return Promise.resolve({ kind: 'missing' })
  return findElectron(electronLimitMs, { insist: options.host === 'electron' })
}

function tell(portal: PortalProcess | null, told: readonly string[]): void {
  if (portal !== null) {
    say('')
    say(startLabels.accounts)
    tableOf(portal.accounts).forEach(say)
    say('')
    say(startLabels.portalAt(portal.url))
  }
  told.forEach(say)
  say(startLabels.howToStop)
}

function tableOf(accounts: readonly StartAccount[]): string[] {
  const columns = (['title', 'name', 'login', 'password'] as const).map((key) => ({
    key,
    width: Math.max(...accounts.map((account) => account[key].length)),
  }))
  return accounts.map((account) =>
    `  ${columns.map(({ key, width }) => account[key].padEnd(width)).join('   ')}`.trimEnd(),
  )
}

function sayFailure(error: unknown): string {
  // The post's own port is taken: its host runs already.
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return startLabels.alreadyRunning
  return startLabels.failed(error instanceof Error ? error.message : String(error))
}

const options = readStartOptions()
if (options.portalUrl !== null && acceptPortalUrl(options.portalUrl) === null) {
  stderr.write(`${startLabels.portalUrlRefused}\n`)
  exit(2)
}
await start(options).catch((error: unknown) => {
  stderr.write(`${sayFailure(error)}\n`)
  process.exitCode = 1
})
exit()
