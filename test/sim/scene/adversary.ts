import { instantOf } from '#shared/kernel/instant.ts'
import type { Change } from '#shared/domain/core/command.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { crash, lock, type Post, type PostEvents } from '#test/sim/post/post.ts'
import { journalPath, profilesJournal } from '#test/sim/post/sim-host.ts'
import type { CrashKind } from '#test/sim/post/machine.ts'
import { wallOf } from '#test/sim/portal/acting.ts'
import { purgeInMemory } from '#test/sim/portal/purge.ts'
import { writeRows } from '#test/sim/portal/write-rows.ts'
import { programs } from './memo-feature.ts'
import { changeElsewhere } from './passwords.ts'
import { restoreBackup, takeBackup, type Scene } from './scene.ts'
import { aLesson, aService, aStudent, aVisit, divisions, staff } from './small-school.ts'

type Blow = (scene: Scene, events: PostEvents) => void

const tenYearsMs = 10 * 365 * 86_400_000
const crashKinds: readonly CrashKind[] = ['page', 'program', 'power']

function onPost(blow: (scene: Scene, post: Post, events: PostEvents) => void): Blow {
  return (scene, events) => {
    const post = scene.world.chance.pick(scene.posts)
    if (post) blow(scene, post, events)
  }
}

const changeWeather = onPost(({ world, tell }, post) => {
  post.network.weather = world.chance.pick(['calm', 'storm', 'storm', 'off'] as const) ?? 'calm'
  const isUp = post.network.weather !== 'off'
  post.host.emit('network', { isUp })
  post.host.emit('channel', { isOpen: isUp && post.host.isListening })
  tell(`${post.name}\u00a0: réseau ${post.network.weather}`)
})

const crashNow = onPost((scene, post, events) => {
  crash(post, events, scene.world.chance.pick(crashKinds) ?? 'page')
})

/** At one of the next persistence steps, whichever it is. */
const crashAtStep = onPost(({ world, tell }, post) => {
  const kind = world.chance.pick(crashKinds) ?? 'page'
  const step = post.machine.steps + 1 + world.chance.whole(25)
  post.machine.crashAtStep = { step, kind }
  tell(`${post.name}\u00a0: tombera (${kind}) au pas ${step} de ses disques`)
})

const fillDisk = onPost(({ world, tell }, post) => {
  const { full } = post.machine
  const which = world.chance.pick(['indexedDb', 'files'] as const) ?? 'files'
  if (which === 'indexedDb' && !full.indexedDb) post.machine.fullSinceMs = world.now()
  full[which] = true
  if (which === 'files') post.isJournalSound = false
  else post.isOutboxSound = false
  tell(`${post.name}\u00a0: disque plein (${which})`)
  world.after(world.chance.whole(40_000), () => {
    full[which] = false
    if (which === 'indexedDb') post.machine.roomSinceMs = world.now()
  })
})

/** Chromium resets a damaged or full IndexedDB to empty; the journal stays (law V4). */
const loseIndexedDb = onPost((scene, post, events) => {
  if (!post.isJournalSound || !post.machine.profilesIn.files || post.profileId === null) return
  if (post.status !== 'open' || !post.page?.state.outbox.turns.isFree()) return
  crash(post, events, 'page')
  for (const table of Object.values(post.machine.tables) as Map<unknown, unknown>[]) table.clear()
  post.machine.profiles = null
  forget(scene, post.profileId)
  scene.tell(`${post.name}\u00a0: IndexedDB est vide`)
})

/** Verdicts seen live in IndexedDB alone: a restored portal cannot be told of them again. */
function forget(scene: Scene, profileId: string): void {
  for (const intent of scene.ledger.ofProfile(profileId))
    if (intent.verdict !== null) intent.isForgotten = true
  scene.sightings.delete(profileId)
  scene.drafts.forget(profileId)
}

const loseJournal = onPost((scene, post, events) => {
  if (!post.isOutboxSound || !post.machine.profilesIn.indexedDb) return
  if (post.profileId === null || post.status !== 'open') return
  if (!post.page?.state.outbox.turns.isFree()) return
  crash(post, events, 'program')
  for (const name of [post.profileId, profilesJournal]) post.machine.files.remove(journalPath(name))
  scene.tell(`${post.name}\u00a0: le journal a disparu`)
})

/** One bit of one row of the cache: it costs its re-pull, never the outbox (law S11). */
const damageCache = onPost((scene, post, events) => {
  const { chance } = scene.world
  if (post.status !== 'open') return
  crash(post, events, 'page')
  const { bodies, segments } = post.machine.tables
  const seq = chance.pick([...bodies.keys()])
  if (seq === undefined) return
  const body = bodies.get(seq)
  const segment = segments.get(seq)
  if (chance.likely(0.3)) bodies.delete(seq)
  else if (body && chance.likely(0.5))
    bodies.set(seq, { ...body, body: flipped(body.body, chance.whole(body.body.length)) })
  else if (segment)
    segments.set(seq, { ...segment, head: flipped(segment.head, chance.whole(segment.head.length)) })
  scene.tell(`${post.name}\u00a0: un segment est abîmé`)
})

function flipped(bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

/** A clock put right by more than a few seconds locks the post (law L1). */
const jumpClock = onPost((scene, post, events) => {
  const { chance } = scene.world
  post.skewMs = Math.round((chance.next() * 2 - 1) * (chance.likely(0.5) ? tenYearsMs : 4_000))
  scene.tell(`${post.name}\u00a0: son horloge saute (décalage ${post.skewMs} ms)`)
  void lock(post, events, 'clock-back')
})

const lockOne = onPost((_scene, post, events) => void lock(post, events, 'asked'))

const suspend: Blow = ({ portal, world, tell }) => {
  const account = world.chance.pick([...portal.base.accounts.values()])
  if (!account) return
  const isOver = account.suspended_at !== null
  portal.base.accounts.set(account.id, { ...account, suspended_at: isOver ? null : instantOf(portal.now()) })
  for (const session of portal.base.sessions.values())
    if (session.accountId === account.id && !isOver) session.closedWhy = 'account-suspended'
  tell(`compte ${account.login} ${isOver ? 'rétabli' : 'suspendu'}`)
}

const revokeSessions: Blow = ({ portal, world, tell }) => {
  const session = world.chance.pick([...portal.base.sessions.values()])
  if (!session || session.closedWhy !== null) return
  session.closedWhy = 'password-changed'
  tell(`session de ${session.accountId} fermée`)
}

/** The person changes it on another post, or forgot it and is given a first one by the administrator (C12). */
const changePassword = onPost((scene, post) => {
  changeElsewhere(scene, post, scene.world.chance.likely(0.4))
})

const changeRoles: Blow = ({ portal, world, tell }) => {
  const account = world.chance.pick([...portal.base.accounts.values()])
  const other = world.chance.pick(staff)
  if (!account || !other) return
  portal.base.accounts.set(account.id, { ...account, roles: [...other.roles] })
  tell(`${account.login} devient ${other.roles.join(', ')}`)
}

function importing(draw: (scene: Scene) => readonly Change[]): Blow {
  return (scene) => {
    const { portal, world } = scene
    const changes = draw(scene)
    const now = instantOf(portal.now())
    const head = writeRows(portal, changes, { rowsPerRevision: 1 + world.chance.whole(4), now })
    scene.tell(`import\u00a0: ${changes.length} fiches, tête ${head}`)
  }
}

/** Who teaches whom changes: scopes gained and lost, mid-flight. */
const changeTeaching = importing(({ world: { chance } }) => {
  const teacher = () => chance.pick(['ada', 'ben', 'flo']) ?? 'ada'
  const [group, other] = [chance.likely(0.3) ? '3LV2' : null, teacher()]
  return [aService(chance.pick(divisions) ?? '3A', chance.likely(0.8) ? [other] : [other, teacher()], group)]
})

/** Students change class: their rows leave scopes without being deleted (law S7). */
const moveStudents = importing(({ world: { chance } }) => {
  return [1, 2, 3].slice(chance.whole(3)).map((n) => {
    const from = chance.pick(divisions) ?? '3A'
    return aStudent(`${from}-${n}`, chance.pick(divisions) ?? '3B', chance.likely(0.3) ? '3LV2' : null)
  })
})

const addLesson = importing(({ world: { chance } }) => {
  const divisionId = chance.pick(divisions) ?? '3A'
  const teacherIds = [chance.pick(['ada', 'ben', 'flo', 'cleo']) ?? 'ada']
  return [aLesson({ id: chance.newId('lesson'), hour: 8 + chance.whole(9), divisionId, teacherIds })]
})

/** An inspector is given cahiers to read, longer, less long, or not any more (C2). */
const changeVisit = importing(({ portal, world: { chance } }) => {
  const { date: today } = wallOf(portal)
  const from = addDays(today, -chance.whole(3))
  const to = addDays(from, chance.whole(8))
  const longer = { kind: 'longer', until: addDays(to, 1 + chance.whole(9)) } as const
  return aVisit({
    passId: `visit-${1 + chance.whole(3)}`,
    teacherId: chance.pick(['ada', 'ben', 'flo']) ?? 'ada',
    ...{ from, to, closedOn: chance.likely(0.2) ? today : null },
    answer: chance.pick([null, { kind: 'yes' }, { kind: 'yes' }, { kind: 'no' }, longer] as const) ?? null,
  })
})

/** Days pass: readings end, announced visas come, whether a post has the line or not (C1, C2). */
const passNights: Blow = ({ world, tell }) => {
  const days = world.chance.pick([1, 1, 3, 8]) ?? 1
  world.passDays(days)
  tell(`${days} nuits passent`)
}

const dropStudent = importing(({ world: { chance } }) => {
  return [{ op: 'delete', kind: 'student', id: `${chance.pick(divisions) ?? '3A'}-4` }]
})

const upgradePortal: Blow = ({ portal, tell }) => {
  portal.registry = programs.portal.new
  tell('portail mis à jour')
}

const upgradePost = onPost(({ tell }, post) => {
  post.isNew = true
  tell(`${post.name}\u00a0: nouvelle version au prochain démarrage`)
})

const stopPortal: Blow = (scene) => {
  scene.stopsAfter = scene.world.chance.whole(4)
}

/** Old tombstones are forgotten, the floor rises (law S11). */
const purge: Blow = ({ portal, tell }) => {
  purgeInMemory(portal)
  tell(`pierres tombales oubliées jusqu’à ${portal.base.clock.floor}`)
}

const backUp: Blow = (scene) => takeBackup(scene)
const restore: Blow = (scene) => restoreBackup(scene)

const blows: readonly (readonly [Blow, number])[] = [
  [changeWeather, 18],
  [crashNow, 8],
  [crashAtStep, 14],
  [fillDisk, 4],
  [loseIndexedDb, 3],
  [loseJournal, 3],
  [damageCache, 3],
  [jumpClock, 4],
  [lockOne, 5],
  [suspend, 3],
  [revokeSessions, 2],
  [changePassword, 4],
  [changeRoles, 1],
  [changeTeaching, 5],
  [moveStudents, 5],
  [addLesson, 2],
  [dropStudent, 1],
  [changeVisit, 3],
  [passNights, 3],
  [upgradePortal, 1],
  [upgradePost, 1],
  [stopPortal, 5],
  [purge, 2],
  [backUp, 4],
  [restore, 2],
]
const total = blows.reduce((sum, [, weight]) => sum + weight, 0)

/** The next misfortune. */
export function strike(scene: Scene, events: PostEvents): void {
  let at = scene.world.chance.whole(total)
  for (const [blow, weight] of blows) {
    if (at < weight) return blow(scene, events)
    at -= weight
  }
}
