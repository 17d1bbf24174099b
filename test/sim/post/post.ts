import { instantOf } from '#shared/kernel/instant.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import type { Clock } from '#shared/sync/ports.ts'
import { lockPost } from '#renderer/lock/lock-post.ts'
import { meetSessionEnd } from '#renderer/lock/meet-session-end.ts'
import type { LockWhy } from '#renderer/lock/session.ts'
import { createSimVaultDisk } from '#test/sim/disk/sim-vault-disk.ts'
import { initVault } from '#renderer/store/open-vault.ts'
import { deriveKeys } from '#renderer/store/vault-keys.ts'
import { programs } from '#test/sim/scene/memo-feature.ts'
import { dawnMs } from '#test/sim/scene/small-school.ts'
import type { World } from '#test/sim/world/world.ts'
import { createMachine, type CrashKind, type Machine } from './machine.ts'
import type { Network, Trick } from './network.ts'
import { openPage, type Page } from './open-page.ts'
import { createShelf, type ProfileShelf } from './profile-shelf.ts'
import { createSimHost, type SimHost } from './sim-host.ts'

export type PostStatus = 'closed' | 'opening' | 'open' | 'locking'

/** One person at one computer: what runs on it comes and goes, its disks stay. */
export interface Post {
  readonly name: string
  readonly person: PersonMessage
  readonly machine: Machine
  readonly network: Network
  readonly shelf: ProfileShelf
  readonly clock: Clock
  host: SimHost
  /** Whether it runs the new program; takes effect when it opens again. */
  isNew: boolean
  /** How wrong its clock is. */
  skewMs: number
  status: PostStatus
  page: Page | null
  profileId: string | null
  profiles: number
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
  readonly opened: (post: Post, page: Page) => void
  readonly changed: (post: Post, page: Page) => void
  readonly locked: (post: Post, page: Page) => void
  readonly sessionEnded: (post: Post, code: string) => void
}

export async function createPost(
  world: World,
  parts: Pick<Post, 'name' | 'person' | 'network' | 'isNew' | 'skewMs'>,
  events: PostEvents,
): Promise<Post> {
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
    ...{
      machine,
      clock,
      shelf: await createShelf(),
      status: 'closed',
      page: null,
      profileId: null,
      profiles: 0,
    },
    ...{ host: null as never, isJournalSound: true, isOutboxSound: true, openings: 0, unwritten: new Set() },
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

/** Opens the post's profile, making one if it has none. Does nothing unless it is closed. */
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
  const profileId = post.profileId ?? (await makeProfile(post, life))
  const page = await openPage(
    {
      ...{ machine: post.machine, shelf: post.shelf, host: post.host.clientOf(life), profileId },
      ...{ person: post.person, program: programs.post[post.isNew ? 'new' : 'old'], clock: post.clock },
      random: world.chance,
      report: (code) => note(post, events, code),
      sessionEnded: (ended, code) => void meetEnd(post, ended, events, code),
      changed: (changed) => life.isAlive && events.changed(post, changed),
    },
    life,
  )
  if (!life.isAlive) return
  if (!page) {
    post.status = 'closed'
    return
  }
  post.page = page
  post.status = 'open'
  events.opened(post, page)
}

/** A copy that could not be written is behind, until an opening completes it. */
function note(post: Post, events: PostEvents, code: string): void {
  events.tell(post, code)
  post.unwritten.add(code)
  if (code === 'journal-unwritable') post.isJournalSound = false
  if (code === 'outbox-unwritable') post.isOutboxSound = false
}

/** As `finish-sign-in.ts` makes one: the manifest reaches the disk before the registry names it. */
export const nextProfileId = (post: Post): string => `${post.name}-profile-${post.profiles + 1}`

async function makeProfile(post: Post, life: { isAlive: boolean }): Promise<string> {
  const profileId = nextProfileId(post)
  post.profiles += 1
  for (const table of Object.values(post.machine.tables) as Map<unknown, unknown>[]) table.clear()
  await post.shelf.add(profileId, post.person, instantOf(post.clock.now()))
  const keys = await deriveKeys(post.shelf.dataKeyOf(profileId), profileId)
  const disk = createSimVaultDisk(post.machine.tables, post.machine.pagePoint(life))
  await initVault({ keys, profileId, disk }).catch(() => undefined)
  post.profileId = profileId
  return profileId
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
  if (!post.shelf.registry.find(page.profileId)) post.profileId = null
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
