import { createDraftWatch, type DraftWatch } from '#test/sim/checks/draft-watch.ts'
import type { Sighting } from '#test/sim/checks/sighting.ts'
import { createPasswordWatch, type PasswordWatch } from '#test/sim/checks/password-watch.ts'
import { createLedger, type Ledger } from '#test/sim/checks/ledger.ts'
import {
  copyBase,
  emptyBase,
  type BaseRow,
  type PortalBase,
  type SimPortal,
} from '#test/sim/portal/portal-state.ts'
import { servePortal } from '#test/sim/portal/serve.ts'
import { writeRows } from '#test/sim/portal/write-rows.ts'
import type { Call, RawReply } from '#test/sim/post/network.ts'
import type { Post } from '#test/sim/post/post.ts'
import { createChance } from '#test/sim/world/seeded-chance.ts'
import type { World } from '#test/sim/world/world.ts'
import { settledDays } from '#renderer/store/settled-rows.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import type { Chance } from '#shared/domain/core/generator.ts'
import type { PullAnswer } from '#shared/protocol/pull.ts'
import { programs } from './memo-feature.ts'
import { dawnMs, firstPasswordOf, personOf, schoolAtDawn, schoolUai, staff } from './small-school.ts'

/** A law that did not hold. */
export interface Failure {
  readonly law: string
  readonly message: string
}

/** Everything of one story. */
export interface Scene {
  readonly seed: number
  readonly world: World
  readonly portal: SimPortal
  readonly posts: Post[]
  readonly ledger: Ledger
  readonly failures: Failure[]
  readonly counts: { commands: number; crashes: number; cuts: number }
  /** One line of the story; nothing is kept unless somebody reads it. */
  tell(text: string): void
  fail(law: string, message: string): void
  /** What was last seen of each profile. */
  readonly sightings: Map<string, Sighting>
  readonly drafts: DraftWatch
  readonly passwords: PasswordWatch
  /** By account: what each person remembers of his passwords. */
  readonly memories: Map<string, string[]>
  /** What is drawn apart, so that it disturbs nothing else of the story. */
  readonly chances: { readonly passwords: Chance }
  /** The day is over: nobody does anything more, and everybody remembers. */
  isQuiet: boolean
  backup: { readonly base: PortalBase; readonly settled: number; readonly takenMs: number } | null
  /** The latest end that each profile was told of each scope held for a time, in the portal's milliseconds. */
  readonly toldEnds: Map<string, Map<string, number>>
  epochs: number
  /** Commands that the portal still runs before it stops in the midst of a push; null: it does not. */
  stopsAfter: number | null
}

/** Who looks at each thing that the portal does. */
export interface PortalWatch {
  settled(scene: Scene, ...of: Parameters<SimPortal['witness']['settled']>): void
  wrote(scene: Scene, row: BaseRow): void
}

export function createScene(
  seed: number,
  world: World,
  say: ((line: string) => void) | null,
  watch: PortalWatch,
): Scene {
  const ledger = createLedger()
  const failures: Failure[] = []
  const tell = (text: string) => say?.(`${clockText(world.now())}  ${text}`)
  const scene: Scene = {
    ...{ seed, world, ledger, failures, tell, posts: [], backup: null, epochs: 1, stopsAfter: null },
    ...{ sightings: new Map(), drafts: createDraftWatch(), toldEnds: new Map(), memories: new Map() },
    ...{ isQuiet: false, chances: { passwords: createChance(seed + 1_212) } },
    passwords: createPasswordWatch((law, message) => scene.fail(law, message)),
    counts: { commands: 0, crashes: 0, cuts: 0 },
    portal: createPortal(world, watch, () => scene),
    fail(law, message) {
      failures.push({ law, message })
      tell(`✗ ${law}\u00a0: ${message}`)
    },
  }
  openSchool(scene)
  return scene
}

function createPortal(world: World, watch: PortalWatch, sceneOf: () => Scene): SimPortal {
  const portal: SimPortal = {
    base: emptyBase(schoolUai, 'epoch-1'),
    school: schoolUai,
    registry: programs.portal[world.chance.likely(0.7) ? 'new' : 'old'],
    now: () => dawnMs + world.calendarMs(),
    pageRows: [5, 20, 1_000][world.chance.whole(3)] ?? 20,
    witness: {
      settled: (profileId, row, command) => watch.settled(sceneOf(), profileId, row, command),
      wrote(row) {
        watch.wrote(sceneOf(), row)
        sceneOf().ledger.wrote(portal.base.clock.epoch, row)
      },
      moved: (head) => pokeAll(sceneOf(), head),
    },
  }
  return portal
}

function openSchool({ portal }: Scene): void {
  const now = instantOf(portal.now())
  writeRows(portal, schoolAtDawn(), { rowsPerRevision: 7, now })
  for (const one of staff) {
    const { accountId, staffId, login } = personOf(one)
    portal.base.accounts.set(accountId, {
      ...{ id: accountId, school: schoolUai, staff_id: staffId, external_key: staffId, login },
      ...{ roles: [...one.roles], must_change: false, suspended_at: null, ended_on: null },
      password_hash: firstPasswordOf(login),
      ...{ signed_in_at: now, created_at: now },
    })
  }
}

/** Each listening post hears of the head a little later, or not at all: a lost poke is harmless (law S18). */
function pokeAll({ posts, world }: Scene, head: number): void {
  for (const post of posts) {
    if (!post.host?.isListening || post.network.weather === 'off') continue
    if (world.chance.likely(post.network.weather === 'storm' ? 0.5 : 0.05)) continue
    const { host } = post
    world.after(5 + world.chance.whole(200), () => host.life.isAlive && host.emit('poke', { head }))
  }
}

/** The portal answers a post. Between two commands of a push it takes time, and may stop there. */
export function serve(
  scene: Scene,
  { path, body, bearer }: Pick<Call, 'path' | 'body' | 'bearer'>,
): Promise<RawReply | null> {
  const { portal, world } = scene
  const stopped = new Error('the portal stopped')
  const between = async () => {
    if (scene.stopsAfter !== null) {
      if (scene.stopsAfter === 0) {
        scene.stopsAfter = null
        scene.tell('le portail s’arrête au milieu d’un envoi')
        throw stopped
      }
      scene.stopsAfter -= 1
    }
    if (world.chance.likely(0.3)) await world.wait(world.chance.whole(30))
  }
  const workstationId = (body as { workstationId?: string } | null)?.workstationId ?? ''
  const served = servePortal(portal, bearer ?? '', path, body, between)
  void served.then((reply) => note(scene, workstationId, reply)).catch(() => undefined)
  return served.catch((error: unknown) => {
    if (error !== stopped)
      scene.fail('simulation', error instanceof Error ? (error.stack ?? error.message) : String(error))
    return null
  })
}

/** What the portal answered. A post that speaks under the session of another is seen here (law L4). */
function note(scene: Scene, workstationId: string, reply: RawReply): void {
  const { error } = reply.body as { error?: { code: string } }
  if (error?.code === 'workstation-mismatch')
    scene.fail('L4', `${workstationId}\u00a0: parle au portail sous la session d’un autre`)
  noteEnds(scene, workstationId, reply)
}

/** The witness of ends (law S10): what the portal said, whether it reached the post or not. */
function noteEnds({ toldEnds }: Scene, workstationId: string, reply: RawReply): void {
  const { scopeEnds = {} } = reply.body as Partial<PullAnswer>
  const told = toldEnds.get(workstationId) ?? new Map<string, number>()
  for (const [scope, end] of Object.entries(scopeEnds))
    told.set(scope, Math.max(told.get(scope) ?? 0, Date.parse(end)))
  if (told.size > 0) toldEnds.set(workstationId, told)
}

export function takeBackup(scene: Scene): void {
  const takenMs = scene.world.calendarMs()
  scene.backup = { base: copyBase(scene.portal.base), settled: scene.ledger.settled.length, takenMs }
  scene.tell(`sauvegarde du portail, tête ${scene.portal.base.clock.rev}`)
}

/** Posts keep what they were told for eight days: a backup older than a week is another disaster (settled-rows.ts). */
function isTooOld({ world }: Scene, takenMs: number): boolean {
  return world.calendarMs() - takenMs > (settledDays - 1) * 86_400_000
}

/** The portal goes back to its backup and begins another epoch (law S11): sessions are over. */
export function restoreBackup(scene: Scene): void {
  if (!scene.backup || isTooOld(scene, scene.backup.takenMs)) return
  scene.epochs += 1
  const base = copyBase(scene.backup.base)
  const epoch = `epoch-${scene.epochs}`
  base.clock = { ...base.clock, epoch }
  Object.assign(scene.portal.base, base)
  scene.ledger.restored(scene.backup.settled, epoch, base.rows.values())
  scene.tell(`portail restauré\u00a0: tête ${base.clock.rev}, ${epoch}`)
}

/** `08:14:02.120`: the hour of the school at that moment of the story. */
function clockText(ms: number): string {
  return instantOf(dawnMs + 3_600_000 + ms).slice(11, 23)
}
