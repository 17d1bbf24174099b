import { toBase64 } from '#renderer/store/base64.ts'
import { sumOfCounts } from '#renderer/store/conservation.ts'
import { checkPage } from '#test/sim/checks/check-page.ts'
import { checkSettled, checkWritten } from '#test/sim/checks/check-portal.ts'
import type { Sighting } from '#test/sim/checks/sighting.ts'
import { checkRest, isSettled } from '#test/sim/checks/check-rest.ts'
import { checkLocked, checkShredded } from '#test/sim/checks/check-locked.ts'
import { createNetwork } from '#test/sim/post/network.ts'
import { createPost, openPost, type Post, type PostEvents } from '#test/sim/post/post.ts'
import { createChance } from '#test/sim/world/seeded-chance.ts'
import { createSimCrypto, type SimCrypto } from '#test/sim/world/sim-crypto.ts'
import { lendGlobals } from '#test/sim/world/lend-globals.ts'
import { createWorld } from '#test/sim/world/world.ts'
import { strike } from './adversary.ts'
import { programs } from './memo-feature.ts'
import { comeIn, reconnectLater, takeStep } from './passwords.ts'
import { act, noteTyped } from './people.ts'
import { createScene, serve, type Failure, type Scene } from './scene.ts'
import { personOf, staff } from './small-school.ts'

export interface Story {
  readonly seed: number
  readonly failures: readonly Failure[]
  readonly commands: number
  readonly crashes: number
  readonly cuts: number
}

/** Within so much simulated time of quiet, everybody agrees with the portal. */
const quietMostMs = 40 * 60_000
/** Longer than a post goes without asking: one whose session ended before hears of it, locks, and is opened again. */
const settledForMs = 180_000

/**
 * How long a day lasts, in simulated milliseconds: at least, and so much more at most; and when misfortune begins.
 * Short days, many of them: two hundred see more of the ways things fall together than eighty long ones.
 */
const days = {
  short: { leastMs: 25_000, spanMs: 50_000, calmMs: 4_000 },
  long: { leastMs: 60_000, spanMs: 150_000, calmMs: 8_000 },
} as const
export type DayLength = keyof typeof days

/** Plays one seed to its end: a minute or so of school and misfortune, then quiet. */
export function tellStory(
  seed: number,
  say: ((line: string) => void) | null = null,
  day: DayLength = 'short',
): Promise<Story> {
  const world = createWorld(createChance(seed))
  const crypto = createSimCrypto(createChance(seed + 0x5eed))
  return lendGlobals(world, crypto.crypto, async () => {
    const scene = createScene(seed, world, say, { settled: checkSettled, wrote: checkWritten })
    const events = eventsOf(scene, crypto)
    const fell = (error: unknown) => scene.fail('simulation', toldOf(error))
    // What nobody catches would end the program, not the story: an engine whose loop dies is seen as such.
    process.on('unhandledRejection', fell)
    try {
      openPosts(scene, events)
      await liveDay(scene, events, day)
      await fallQuiet(scene, events)
    } catch (error) {
      fell(error)
    }
    for (const { page } of scene.posts) page?.open.sync.stop()
    await world.runUntil(world.now())
    process.off('unhandledRejection', fell)
    return { seed, failures: scene.failures, ...scene.counts }
  })
}

function toldOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function eventsOf(scene: Scene, crypto: SimCrypto): PostEvents {
  const { world } = scene
  const events: PostEvents = {
    tell: (post, text) => scene.tell(`${post.name}\u00a0: ${text}`),
    called(post, path, trick) {
      if (trick !== 'through') scene.counts.cuts += 1
      scene.tell(`${post.name}\u00a0: ${path} ${trick}`)
    },
    listens(post, isOn) {
      if (!isOn || post.network.weather === 'off') return
      const { host } = post
      world.after(
        20 + world.chance.whole(400),
        () => host.isListening && host.emit('channel', { isOpen: true }),
      )
    },
    stopping: (_post, page) => noteTyped(scene, page),
    crashed(post, kind, wasOpen) {
      scene.counts.crashes += 1
      if (post.profileId) scene.ledger.died(post.profileId)
      if (post.profileId && wasOpen) scene.drafts.ended(post.profileId, lastSealed(scene, post, false))
      scene.tell(`${post.name}\u00a0: tout s’arrête (${kind})`)
    },
    entering: (post, context) => comeIn(scene, post, context),
    derives(post, password, salt) {
      const account = scene.portal.base.accounts.get(post.person.accountId)
      scene.passwords.derived(post, password, salt, account?.password_hash === password)
    },
    gone: (post, profileId) => checkShredded(scene, post, profileId),
    stepAsked(post, code) {
      if (code === 'password-change-required') takeStep(scene, post)
    },
    opened(post, page) {
      scene.passwords.opened(page.profileId)
      const kept = scene.sightings.get(page.profileId)
      const seen: Sighting = {
        epoch: kept?.epoch ?? null,
        cursor: kept?.cursor ?? 0,
        since: sumOfCounts(page.state),
        ...{ manifest: null, patches: null },
      }
      scene.sightings.set(page.profileId, seen)
      post.isJournalSound = !post.unwritten.has('journal-unwritable')
      post.isOutboxSound = !post.unwritten.has('outbox-unwritable')
      scene.tell(`${post.name}\u00a0: ouvert, ${page.state.outbox.entries.length} en attente`)
      for (const key of scene.drafts.lostIn(page.profileId, (name) => page.vault.drafts.get(name)))
        scene.fail('V5', `${post.name}\u00a0: le brouillon ${key} a perdu des lettres`)
      checkPage(scene, post, page, seen)
    },
    changed(post, page) {
      noteTyped(scene, page)
      const seen = scene.sightings.get(page.profileId)
      if (seen && post.page === page) checkPage(scene, post, page, seen)
    },
    locked(post, page) {
      scene.drafts.ended(page.profileId, lastSealed(scene, post, true))
      scene.tell(`${post.name}\u00a0: verrouillé`)
      checkLocked(scene, post, page, crypto)
      if (post.profileId !== page.profileId) checkShredded(scene, post, page.profileId)
    },
    sessionEnded(post, code) {
      scene.tell(`${post.name}\u00a0: session terminée (${code})`)
      if (post.page) reconnectLater(scene, post)
    },
  }
  return events
}

/** A text is on the disk at most so long after its last key: law V5's two seconds, and a slow disk. */
const sealedWithinMs = 3_500

/** Until when what was typed must be on the disk of a post that stops now: all of it after a lock, if the disk has room. */
function lastSealed({ world }: Scene, { machine }: Post, isLock: boolean): number {
  if (machine.full.indexedDb) return -1
  const now = world.now()
  if (now - machine.roomSinceMs < sealedWithinMs)
    return Math.min(now - sealedWithinMs, machine.fullSinceMs - sealedWithinMs)
  return isLock ? now : now - sealedWithinMs
}

function openPosts(scene: Scene, events: PostEvents): void {
  const { world } = scene
  const { chance } = world
  const count = chance.pick([2, 2, 2, 3, 3, 4, 5]) ?? 2
  // What an inspector holds has laws of its own: he comes more often than one among eight, drawn apart from the rest.
  const visits = createChance(scene.seed + 529)
  for (let n = 0; n < count; n++) {
    // Two posts of one person, now and then.
    const earlier = chance.likely(0.2) ? chance.pick(scene.posts) : undefined
    const drawn = chance.pick(staff)
    const visitor = visits.likely(0.15) ? staff.find(({ id }) => id === 'hal') : undefined
    const person = earlier?.person ?? personOf(visitor ?? drawn ?? (staff[0] as (typeof staff)[number]))
    const network = createNetwork(world, (call) => serve(scene, call))
    const skewMs = chance.likely(0.2) ? Math.round((chance.next() * 2 - 1) * 315_360_000_000) : 0
    const deviceSecret = scene.chances.passwords.likely(0.5) ? toBase64(new Uint8Array(32).fill(n + 1)) : null
    const parts = { name: `poste-${n + 1}`, person, network, isNew: chance.likely(0.7), skewMs, deviceSecret }
    scene.posts.push(createPost(world, parts, events))
    scene.tell(`poste-${n + 1}\u00a0: ${person.login} (${person.roles.join(', ')})`)
  }
}

/** Somebody comes to a closed post. Who must ask the portal waits for the line; the others try. */
function comeBack(scene: Scene, post: Post, events: PostEvents): void {
  if (post.profileId === null && post.network.weather === 'off') return
  void openPost(scene.world, post, events)
}

function live(scene: Scene, post: Post, events: PostEvents, isOver: () => boolean): void {
  const { world } = scene
  world.after(200 + world.chance.whole(world.chance.likely(0.4) ? 1_000 : 9_000), () => {
    if (isOver()) return
    if (post.status === 'closed') comeBack(scene, post, events)
    else if (post.page && post.status === 'open') act(scene, post, post.page)
    live(scene, post, events, isOver)
  })
}

async function liveDay(scene: Scene, events: PostEvents, day: DayLength): Promise<void> {
  const { leastMs, spanMs, calmMs } = days[day]
  const { world } = scene
  const dayMs = leastMs + world.chance.whole(spanMs)
  const isOver = () => world.now() >= dayMs || scene.failures.length > 0
  for (const post of scene.posts) live(scene, post, events, isOver)
  const trouble = () => {
    if (isOver()) return
    strike(scene, events)
    world.after(500 + world.chance.whole(7_000), trouble)
  }
  world.after(calmMs, trouble)
  await world.runUntil(dayMs, () => scene.failures.length > 0)
}

async function fallQuiet(scene: Scene, events: PostEvents): Promise<void> {
  if (scene.failures.length > 0) return
  const { world, posts, portal } = scene
  scene.tell('le calme revient')
  scene.stopsAfter = null
  scene.isQuiet = true
  for (const account of portal.base.accounts.values())
    portal.base.accounts.set(account.id, { ...account, suspended_at: null })
  portal.registry = programs.portal.new
  for (const post of posts) {
    post.network.weather = 'clear'
    post.machine.crashAtStep = null
    if (post.machine.full.indexedDb) post.machine.roomSinceMs = world.now()
    post.machine.full.files = post.machine.full.indexedDb = false
    post.host.emit('network', { isUp: true })
  }
  let settledSince = Infinity
  // Settled, and for long enough that nothing of before still comes to lock a post.
  const isOver = () => {
    if (!posts.every((post) => isSettled(scene, post))) settledSince = Infinity
    else settledSince = Math.min(settledSince, world.now())
    return scene.failures.length > 0 || world.now() - settledSince >= settledForMs
  }
  // As long as it is quiet: an answer on its way when calm fell may still lock a post that had settled.
  const wake = () => {
    for (const post of posts) if (post.status === 'closed') comeBack(scene, post, events)
    world.after(5_000, wake)
  }
  wake()
  await world.runUntil(world.now() + quietMostMs, isOver)
  await checkRest(scene)
}
