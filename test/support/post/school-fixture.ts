import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type TestInfo } from '@playwright/test'
import pg from 'pg'
import type { Role } from '#shared/domain/core/actor.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { closeSessions } from '#server/accounts/close-sessions.ts'
import { suspendAccount } from '#server/accounts/decide-account.ts'
import { fullRegistry, type PortalContext } from '#server/commands/portal-context.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { startPortal, type RunningPortal } from '#server/portal.ts'
import { createDemonstration, type Demonstration } from '#server/seed/create-demonstration.ts'
import type { DemoAccount } from '#server/seed/demonstration-accounts.ts'
import { openDatabase } from '#server/store/database.ts'
import { openPostgres } from '#server/store/open-postgres.ts'
import { programHere } from '#scripts/electron-program.ts'
import { openLyingLine, type LyingLine } from './lying-line.ts'
import { openElectronPost } from './open-electron-post.ts'
import { openPost, type Post } from './open-post.ts'
import { startClockAt, type ShiftedClock } from './shifted-clock.ts'

/** A Tuesday at 8 h 05 in Paris: the first lesson has begun. */
export const tuesdayMorning = Date.parse('2026-11-17T07:05:00Z')

/** The demonstration in a base of its own, ready to be copied for each test. */
interface Mould {
  readonly url: string
  readonly demonstration: Demonstration
}

/** A school with its portal, for one test. */
export interface School {
  readonly portal: RunningPortal
  readonly line: LyingLine
  readonly clock: ShiftedClock
  readonly demonstration: Demonstration
  account(role: Role): DemoAccount
  /** A post of its own folder, on the school's line or on another. */
  post(options?: { line?: LyingLine; folder?: string; width?: number; height?: number }): Promise<Post>
  /** A folder of this test's, swept away after it. */
  folder(): string
  /** The account is as on its first day: first password, no charter accepted. */
  forgetFirstSteps(login: string): Promise<void>
  /** The direction suspends an account, the person having been heard (C6). */
  suspend(login: string): Promise<void>
  /** The sessions of an account are closed on the portal, as from the page of its sessions. */
  closeSessions(login: string): Promise<void>
  /** What the portal's own services ask for. */
  context(): PortalContext
  /** Time passes, for the portal and for every post alike. */
  passTime(ms: number): Promise<void>
  /** The portal stops and another starts on the same base. */
  restartPortal(): Promise<void>
}

const pageFolder = join(import.meta.dirname, '../../../out/renderer')

async function runSql(url: string, text: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(text)
  await client.end()
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.toString()
}

let copies = 0

const isElectron = (testInfo: TestInfo) => testInfo.project.name === 'electron'

/** Playwright's `test`, with a school. */
export const test = base.extend<{ school: School; machine: void }, { mould: Mould }>({
  machine: [
    async ({}, use, testInfo) => {
      testInfo.skip(
        isElectron(testInfo) && programHere() === null,
        'no Electron binary on this machine: set ELECTRON_OVERRIDE_DIST_PATH or let npm fetch it',
      )
      await use()
    },
    { auto: true },
  ],

  mould: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'pupitre-mould-'))
      const postgres = await openPostgres({ dataDir: folder })
      await runSql(postgres.url, 'create database mould')
      const db = await openDatabase(withDatabase(postgres.url, 'mould'))
      const demonstration = await createDemonstration(db, { now: instantOf(tuesdayMorning), ready: true })
      await db.destroy()
      await use({ url: postgres.url, demonstration })
      await postgres.close()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  school: async ({ mould }, use, testInfo) => {
    if (!existsSync(join(pageFolder, 'index.html'))) throw new Error('the page is not built: npm run build')
    const root = mkdtempSync(join(tmpdir(), 'pupitre-e2e-'))
    const name = `copy_${process.pid}_${++copies}`
    await runSql(mould.url, `create database ${name} template mould`)
    const clock = startClockAt(tuesdayMorning)
    const databaseUrl = withDatabase(mould.url, name)
    // A copy lives a life of its own: what this process remembers of another's revisions is not true of it (law S11).
    await runSql(databaseUrl, `update school_clock set epoch = '${name}'`)
    let portal = await startPortal({ databaseUrl, port: 0, clock: clock.now })
    const line = await openLyingLine(portal.url)
    const posts: Post[] = []
    let folders = 0
    const context = (): PortalContext => ({
      db: portal.db,
      school: mould.demonstration.school,
      registry: fullRegistry,
      clock: clock.now,
    })
    const idOf = async (login: string) => {
      const accounts = portal.db.selectFrom('account').select('id')
      return (await accounts.where('login', '=', login).executeTakeFirstOrThrow()).id
    }
    const folder = () => {
      const path = join(root, `folder-${++folders}`)
      mkdirSync(path)
      return path
    }
    await use({
      get portal() {
        return portal
      },
      line,
      clock,
      demonstration: mould.demonstration,
      account: (role) => {
        const found = mould.demonstration.accounts.find((account) => account.role === role)
        if (!found) throw new Error(`no account for ${role}`)
        return found
      },
      folder,
      context,
      forgetFirstSteps: async (login) => {
        const account = await portal.db
          .updateTable('account')
          .set({ must_change: true })
          .where('login', '=', login)
          .returning('id')
          .executeTakeFirstOrThrow()
        await portal.db.deleteFrom('charter_acceptance').where('account_id', '=', account.id).execute()
      },
      closeSessions: async (login) =>
        void (await closeSessions(portal.db, context(), { accountId: await idOf(login) }, 'session-revoked')),
      suspend: async (login) => {
        const hearing = {
          heardOn: plainDate('2026-11-16'),
          summary: 'Entendu dans le bureau de la direction, en présence du CPE.',
        }
        await suspendAccount(context(), await idOf('principal'), await idOf(login), hearing)
      },
      post: async (options = {}) => {
        const post = await (isElectron(testInfo) ? openElectronPost : openPost)({
          folder: folder(),
          line,
          clock,
          pageFolder,
          ...options,
        })
        posts.push(post)
        return post
      },
      passTime: async (ms) => {
        clock.pass(ms)
        for (const post of posts) await post.catchUp()
      },
      restartPortal: async () => {
        await portal.close()
        portal = await startPortal({ databaseUrl, port: 0, clock: clock.now })
        line.lead(portal.url)
      },
    })
    if (testInfo.status !== testInfo.expectedStatus) await tellWhatWasSeen(posts, testInfo)
    for (const post of posts) await post.close()
    await line.close()
    await portal.close()
    rmSync(root, { recursive: true, force: true })
  },
})

async function tellWhatWasSeen(
  posts: readonly Post[],
  testInfo: {
    attach(name: string, what: { body: string | Buffer; contentType: string }): Promise<void>
    outputPath(...parts: string[]): string
  },
): Promise<void> {
  for (const [at, post] of posts.entries()) {
    try {
      await post.page().screenshot({ path: testInfo.outputPath(`post-${at + 1}.png`) })
    } catch {
      // The post is off: that is what was seen.
    }
    await testInfo.attach(`post ${at + 1}`, { body: post.complaints.join('\n'), contentType: 'text/plain' })
  }
}
