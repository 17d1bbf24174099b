import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, env, exit } from 'node:process'
import { z } from 'zod'
import { keepOwnPort, readOwnPort } from '#main/node/own-port.ts'
import { startPortal, type RunningPortal } from '#server/portal.ts'
import { createDemonstration, type Demonstration } from '#server/seed/create-demonstration.ts'
import { lockDataFolder } from '#server/store/data-lock.ts'
import { stopStalePostmaster } from '#server/store/stale-postmaster.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { startAccount, type PortalNews, type StartAccount } from './portal-process.ts'

/**
 * The portal's own process, started by `npm start`: opens the base, creates the demonstration when it is empty, and
 * serves until the channel with its parent closes, whatever the reason.
 */
const dataFolder = argv[2] ?? ''
const accountsFile = join(dataFolder, 'comptes-de-demonstration.json')
const makingFile = join(dataFolder, 'demonstration-en-cours')
const tell = (news: PortalNews) => process.send?.(news)

async function serve(): Promise<RunningPortal> {
  const databaseUrl = env['DATABASE_URL']
  // A school that was being made when everything stopped is no school: it is made again from nothing.
  if (databaseUrl === undefined && existsSync(makingFile)) await clearUnfinished()
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const place = databaseUrl === undefined ? { dataDir: dataFolder } : { databaseUrl }
  const portal = await startOnOwnPort((port) => startPortal({ ...place, port }))
  const accounts = await knownAccounts(portal)
  tell({ kind: 'ready', url: portal.url, accounts })
  return portal
}

/** Never under a portal that is making it at this moment: that one holds the folder. */
async function clearUnfinished(): Promise<void> {
  const lock = await lockDataFolder(dataFolder)
  if (!lock) return
  await stopStalePostmaster(join(dataFolder, 'cluster'))
  rmSync(dataFolder, { recursive: true, force: true })
  await lock.release()
}

/** The same address as last time when it is free: a workstation keeps its portal's address. */
async function startOnOwnPort(start: (port: number) => Promise<RunningPortal>): Promise<RunningPortal> {
  const own = readOwnPort(dataFolder)
  const portal = own === null ? await start(0) : await start(own).catch(() => start(0))
  keepOwnPort(dataFolder, Number(new URL(portal.url).port))
  return portal
}

/** The accounts to show: those just created, or those written down when the school was. None on a school of one's own. */
async function knownAccounts(portal: RunningPortal): Promise<StartAccount[]> {
  const school = await portal.db.selectFrom('school_clock').select('school').executeTakeFirst()
  if (school !== undefined) return readAccounts()
  tell({ kind: 'creating' })
  writeFileSync(makingFile, '')
  const made = await createDemonstration(portal.db, { now: instantOf(Date.now()), cahiers: true })
  const accounts = made.accounts.map(accountOf)
  writeFileSync(accountsFile, JSON.stringify(accounts, null, 2), { mode: 0o600 })
  rmSync(makingFile)
  return accounts
}

function accountOf({
  title,
  givenName,
  familyName,
  login,
  password,
}: Demonstration['accounts'][number]): StartAccount {
  return { title, name: `${givenName} ${familyName}`, login, password }
}

function readAccounts(): StartAccount[] {
  try {
    return z.array(startAccount).parse(JSON.parse(readFileSync(accountsFile, 'utf8')))
  } catch {
    return []
  }
}

// Ctrl+C reaches the whole group: the parent decides when, so that the window closes before its portal.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
const parentGone = new Promise<void>((resolve) => process.once('disconnect', resolve))

try {
  const portal = await serve()
  await Promise.race([parentGone, portal.lost])
  await portal.close()
} catch (error) {
  tell({ kind: 'failed', why: error instanceof Error ? error.message : 'unknown' })
}
exit()
