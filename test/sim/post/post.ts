import type { PersonMessage } from '#shared/protocol/session.ts'
import type { Clock } from '#shared/sync/ports.ts'
import { lockPost } from '#renderer/lock/lock-post.ts'
import { meetSessionEnd } from '#renderer/lock/meet-session-end.ts'
import { done, refuse, type Opening, type SessionContext } from '#renderer/lock/session-context.ts'
import type { LockWhy, SessionResult } from '#renderer/lock/session.ts'
import { createSimVaultDisk, type SimVaultDisk } from '#test/sim/disk/sim-vault-disk.ts'
import { openRegistry } from '#renderer/store/profile-registry.ts'
import { programs } from '#test/sim/scene/memo-feature.ts'
import { dawnMs } from '#test/sim/scene/small-school.ts'
import { deriveForNothing } from '#test/sim/world/sim-crypto.ts'
import type { World } from '#test/sim/world/world.ts'
import { createMachine, type CrashKind, type Life, type Machine } from './machine.ts'
import type { Network, Trick } from './network.ts'
import { openPage, type Page } from './open-page.ts'
import { profileCopies } from './profile-copies.ts'
import { createSimHost, type SimHost } from './sim-host.ts'

export type PostStatus = 'closed' | 'opening' | 'open' | 'locking'

/** One person at one computer: what runs on it comes and goes, its disks stay. */
export interface Post {
  readonly name: string
  readonly person: PersonMessage
  readonly machine: Machine
  readonly network: Network
  readonly clock: Clock
  host: SimHost
  /** Of its keychain; null where there is none. */
  readonly deviceSecret: string | null
  /** Whether it runs the new program; takes effect when it opens again. */
  isNew: boolean
  /** How wrong its clock is. */
  skewMs: number
  status: PostStatus
  page: Page | null
  profileId: string | null
  /** How many passwords its owner has seen refused here since one opened. */
  guesses: number
  /** How many times somebody began to open it. */
  openings: number
  /** Both copies of what waits are whole: one of them may be lost (law V4). */
  isJournalSound: boolean
  isOutboxSound: boolean
  /** What this opening could not write. */
  readonly unwritten: Set<string>
}

export interface PostEvents {
  readonly tell: (post: Post, text: string) => void
  readonly called: (post: Post, path: string, trick: Trick) => void
  readonly listens: (post: Post, isOn: boolean) => void
  /** A page is about to die: what was typed a moment ago may outlive it. */
  readonly stopping: (post: Post, page: Page) => void
  readonly crashed: (post: Post, kind: CrashKind, wasOpen: boolean) => void
  /** Somebody is before the lock page: gives a password. */
  readonly entering: (post: Post, context: SessionContext) => Promise<SessionResult>
  /** Key bytes are made of a password. */
  readonly derives: (post: Post, password: string, salt: Uint8Array) => void
  readonly opened: (post: Post, page: Page) => void
  /** It stopped in the midst of leaving for good: the profile is no longer here. */
  readonly gone: (post: Post, profileId: string) => void
  readonly stepAsked: (post: Post, code: string) => void
  readonly changed: (post: Post, page: Page) => void
  readonly locked: (post: Post, page: Page) => void
  readonly sessionEnded: (post: Post, code: string) => void
}

export function createPost(
  world: World,
  parts: Pick<Post, 'name' | 'person' | 'network' | 'isNew' | 'skewMs' | 'deviceSecret'>,
  events: PostEvents,
): Post {
  const machine = createMachine(world, (kind) => crash(post, events, kind))
  const clock: Clock = {
    now: () => dawnMs + world.calendarMs() + post.skewMs,
    sleep(ms) {
      let end = () => {}
      const done = new Promise<void>((resolve) => {
        const giveUp = world.after(Math.min(ms, 60_000), resolve)
        end = () => {
          giveUp()
          resolve()
        }
      })
      return { done, cancel: () => end() }
    },
  }
  const post: Post = {
    ...parts,
    ...{ machine, clock, status: 'closed', page: null, profileId: null },
    ...{
      host: null as never,
      isJournalSound: true,
      isOutboxSound: true,
      openings: 0,
      guesses: 0,
      unwritten: new Set(),
    },
  }
  post.host = startHost(post, events)
  return post
}

function startHost(post: Post, events: PostEvents): SimHost {
  return createSimHost({
    machine: post.machine,
    network: post.network,
    called: (path, trick) => events.called(post, path, trick),
    listens: (isOn) => events.listens(post, isOn),
    reported: (code) => events.tell(post, `journal technique\u00a0: ${code}`),
  })
}

/** A page starts, and somebody comes to it. Does nothing unless the post is closed. */
export async function openPost(world: World, post: Post, events: PostEvents): Promise<void> {
  if (post.status !== 'closed') return
  post.status = 'opening'
  post.openings += 1
  post.unwritten.clear()
  if (!post.machine.hostLife.isAlive) {
    post.machine.hostLife = { isAlive: true }
    post.host = startHost(post, events)
  }
  const life = { isAlive: true }
  post.machine.pageLife = life
  const context = await startPage(world, post, life, events)
  if (post.profileId !== null && !context.registry.find(post.profileId)) events.gone(post, post.profileId)
  post.profileId = context.registry.rows()[0]?.id ?? null
  const result = await events.entering(post, context)
  if (!life.isAlive || result.kind === 'done') return
  life.isAlive = false
  post.status = 'closed'
}

/** As `start-session.ts` does: the profiles of the post are read, and the lock page waits for a password. */
async function startPage(world: World, post: Post, life: Life, events: PostEvents): Promise<SessionContext> {
  const { machine, clock, deviceSecret } = post
  const host = post.host.clientOf(life)
  const registry = await openRegistry(profileCopies(machine, life, host), deviceSecret)
  return {
    ...{ host, registry, deviceSecret, postKind: 'desk', now: () => clock.now() },
    ...{ open: null, half: null, isLocking: false, stopProbe: () => undefined },
    createDisk: (id) => diskOf(machine, life, id),
    async derive(password, salt, cost) {
      events.derives(post, password, salt)
      await world.wait(100 + world.chance.whole(300))
      if (!life.isAlive) return new Promise<never>(() => undefined)
      return deriveForNothing(password, salt, cost)
    },
    enter: (context, opening) => enter(world, post, { life, events, context, opening }),
  }
}

/** A database for each profile: the tables of another one are no more. */
function diskOf(machine: Machine, life: Life, profileId: string): SimVaultDisk {
  if (machine.tablesOf !== profileId)
    for (const table of Object.values(machine.tables) as Map<unknown, unknown>[]) table.clear()
  machine.tablesOf = profileId
  machine.pageDisk = createSimVaultDisk(machine.tables, machine.pagePoint(life))
  return machine.pageDisk
}

interface Entry {
  readonly life: Life
  readonly events: PostEvents
  readonly context: SessionContext
  readonly opening: Opening
}

/** The profile's key was found: its vault opens in the page. */
async function enter(world: World, post: Post, entry: Entry): Promise<SessionResult> {
  const { life, events, context, opening } = entry
  post.profileId = opening.row.id
  const page = await openPage(
    {
      ...{ context, clock: post.clock, random: world.chance },
      program: programs.post[post.isNew ? 'new' : 'old'],
      report: (code) => note(post, events, code),
      sessionEnded: (ended, code) => void meetEnd(post, ended, events, code),
      stepAsked: (asked, code) => post.page === asked && events.stepAsked(post, code),
      changed: (changed) => life.isAlive && events.changed(post, changed),
    },
    life,
    opening,
  )
  if (!page || !life.isAlive) return refuse('vault-unreadable')
  post.page = page
  post.status = 'open'
  events.opened(post, page)
  return done
}

/** A copy that could not be written is behind, until an opening completes it. */
function note(post: Post, events: PostEvents, code: string): void {
  events.tell(post, code)
  post.unwritten.add(code)
  if (code === 'journal-unwritable') post.isJournalSound = false
  if (code === 'outbox-unwritable') post.isOutboxSound = false
}

/** Everything that ran stops where it is. */
export function crash(post: Post, events: PostEvents, kind: CrashKind): void {
  if (post.status === 'closed') return
  const wasOpen = post.page !== null
  if (post.page) events.stopping(post, post.page)
  post.machine.pageLife.isAlive = false
  post.machine.pageDisk?.die()
  post.machine.pageDisk = null
  if (kind !== 'page') post.machine.hostLife.isAlive = false
  if (kind === 'power') post.machine.files.cutPower()
  post.page?.open.sync.stop()
  // A dead process has no timers: a draft half typed is not sealed by one that still runs here.
  if (post.page) post.page.state.isClosed = true
  post.page = null
  post.status = 'closed'
  events.crashed(post, kind, wasOpen)
}

/** The real lock (law L2); nothing else is done with the page afterwards. */
export async function lock(post: Post, events: PostEvents, why: LockWhy): Promise<void> {
  const { page } = post
  if (!page || post.status !== 'open') return
  post.status = 'locking'
  await lockPost(page.context, why)
  leave(post, page, events)
}

async function meetEnd(post: Post, page: Page, events: PostEvents, code: string): Promise<void> {
  if (!page.life.isAlive || post.page !== page || post.status !== 'open') return
  const isOver = code === 'account-suspended' || code === 'account-ended'
  if (!isOver) return events.sessionEnded(post, code)
  post.status = 'locking'
  await meetSessionEnd(page.context, code)
  if (!page.context.registry.find(page.profileId)) post.profileId = null
  leave(post, page, events)
  events.sessionEnded(post, code)
}

function leave(post: Post, page: Page, events: PostEvents): void {
  if (!page.life.isAlive) return
  page.life.isAlive = false
  post.page = null
  post.status = 'closed'
  events.locked(post, page)
}
