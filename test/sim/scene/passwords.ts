import { changePassword } from '#renderer/lock/first-steps.ts'
import { reconnect } from '#renderer/lock/reconnect.ts'
import { busily, isOfflineClosed, type SessionContext } from '#renderer/lock/session-context.ts'
import type { SessionResult } from '#renderer/lock/session.ts'
import { signInOnline } from '#renderer/lock/sign-in.ts'
import { unlockProfile } from '#renderer/lock/unlock.ts'
import { openByPortal } from '#renderer/store/wraps.ts'
import { must } from '#shared/kernel/must.ts'
import { givePassword } from '#test/sim/portal/accounts.ts'
import type { Page } from '#test/sim/post/open-page.ts'
import type { Post } from '#test/sim/post/post.ts'
import type { Scene } from './scene.ts'
import { firstPasswordOf } from './small-school.ts'

/** What a person remembers of his passwords, the surest first: he tries one after the other, as people do. */
function memoryOf({ memories }: Scene, { person }: Post): string[] {
  const known = memories.get(person.accountId) ?? [firstPasswordOf(person.login)]
  memories.set(person.accountId, known)
  return known
}

/** What he types: what he believes, now and then an old one. */
function recall(scene: Scene, post: Post): string {
  const known = memoryOf(scene, post)
  const isOld = !scene.isQuiet && scene.chances.passwords.likely(0.15)
  return must(isOld ? scene.chances.passwords.pick(known) : known[post.guesses % known.length], 'a password')
}

/** A line cut, or a stop, after the portal's commit: he does not know which one it is. He remembers both. */
function invent(scene: Scene, post: Post): string {
  const password = `Autre-${post.person.login}-${scene.chances.passwords.whole(1_000_000)}`
  memoryOf(scene, post).splice(1, 0, password)
  return password
}

/** He was refused: the next time he tries another one. Or it opened, and he is sure of it. */
function conclude(scene: Scene, post: Post, password: string, result: SessionResult): void {
  if (result.kind === 'done') {
    const known = memoryOf(scene, post)
    known.unshift(...known.splice(known.indexOf(password), 1))
    post.guesses = 0
    return
  }
  scene.tell(`${post.name}\u00a0: «\u00a0${password}\u00a0» refusé (${result.code})`)
  if (wrongs.has(result.code)) post.guesses += 1
}

const wrongs: ReadonlySet<string> = new Set([
  ...['wrong-credentials', 'wrong-current-password', 'offline-closed', 'profile-unreadable'],
])

/** Somebody at the lock page: the owner, or one who tries words at random (law L3). */
export async function comeIn(scene: Scene, post: Post, context: SessionContext): Promise<SessionResult> {
  const { registry } = context
  const row = post.profileId === null ? undefined : registry.find(post.profileId)
  scene.passwords.found(post, row)
  if (row && !scene.isQuiet && scene.chances.passwords.likely(0.1)) return guess(scene, post, context, row.id)
  const password = recall(scene, post)
  const mustOpen = row && !isOfflineClosed(row) && scene.passwords.isUnder(row, password)
  const result = await busily(() =>
    row ? unlockProfile(context, row.id, password) : signInOnline(context, post.person.login, password),
  )
  if (result.kind === 'refused' && result.code === 'wrong-credentials' && mustOpen)
    scene.fail('L3', `${post.name}\u00a0: le bon mot de passe n’ouvre pas`)
  conclude(scene, post, password, result)
  if (!context.half) return heard(scene, post, context, password, result)
  const next = invent(scene, post)
  const changed = await busily(() => changePassword(context, null, next))
  conclude(scene, post, next, changed)
  return heard(scene, post, context, next, changed)
}

async function guess(scene: Scene, post: Post, context: SessionContext, id: string): Promise<SessionResult> {
  const password = `au hasard ${scene.chances.passwords.whole(1_000_000)}`
  const result = await busily(() => unlockProfile(context, id, password))
  scene.tell(`${post.name}\u00a0: quelqu’un essaie au hasard`)
  if (result.kind === 'done') scene.fail('L3', `${post.name}\u00a0: un mot de passe au hasard ouvre`)
  return result
}

/** The portal took this password on this post: no other one opens here any more. */
async function heard(
  scene: Scene,
  post: Post,
  { registry }: SessionContext,
  password: string,
  result: SessionResult,
): Promise<SessionResult> {
  const row = post.profileId === null ? undefined : registry.find(post.profileId)
  if (result.kind === 'refused' || !row) return result
  // A portal restored from before this post has lost the key of wrap 2: wrap 1, whatever it is under, is the only way in.
  const key = scene.portal.base.workstations.get(row.id)?.wrap_key.toString('base64')
  const isRenewable = key !== undefined && (await openByPortal(row.portalWrap, row.id, key)) !== null
  if (isRenewable) scene.passwords.heard(post, row, password)
  return result
}

/** What he means to change it to, as long as nobody has said that it is done. */
const ideas = new WeakMap<Post, string>()

/** « Changer mon mot de passe », at this post. */
export async function changeHere(scene: Scene, post: Post, page: Page): Promise<boolean> {
  const { context } = page
  if (busy.has(page)) return false
  busy.add(page)
  const [current, next] = [recall(scene, post), ideas.get(post) ?? invent(scene, post)]
  ideas.set(post, next)
  scene.tell(`${post.name}\u00a0: change son mot de passe («\u00a0${current}\u00a0» → «\u00a0${next}\u00a0»)`)
  const result = await busily(() => changePassword(context, current, next))
  busy.delete(page)
  const isDone = result.kind === 'done'
  // The one that he means is the one that he has: a change whose answer was lost.
  if (isDone || current === next) ideas.delete(post)
  conclude(scene, post, isDone ? next : current, result)
  if (post.page === page) await heard(scene, post, context, next, result)
  return isDone
}

/** The portal wants a password of his own before it talks on (C12): the form stays until it is done. */
export function takeStep(scene: Scene, post: Post): void {
  const { page } = post
  if (!page || steps.has(page)) return
  steps.add(page)
  scene.world.after(1_000 + scene.world.chance.whole(5_000), () => {
    steps.delete(page)
    if (post.page !== page || post.status !== 'open') return
    void changeHere(scene, post, page).then((isDone) => isDone || takeStep(scene, post))
  })
}

/** One form at a time is before a person; one reconnection, one step of his is meant. */
const busy = new WeakSet<Page>()
const meant = new WeakSet<Page>()
const steps = new WeakSet<Page>()

/** « Se reconnecter »: the person gives his password again, until the portal takes it. */
export function reconnectLater(scene: Scene, post: Post): void {
  const { page } = post
  if (!page || meant.has(page)) return
  meant.add(page)
  scene.world.after(1_000 + scene.world.chance.whole(15_000), () => {
    meant.delete(page)
    if (post.page !== page || post.status !== 'open') return
    if (post.network.weather === 'off' || busy.has(page)) return reconnectLater(scene, post)
    busy.add(page)
    void reconnectNow(scene, post, page)
  })
}

async function reconnectNow(scene: Scene, post: Post, page: Page): Promise<void> {
  const password = recall(scene, post)
  const result = await busily(() => reconnect(page.context, password))
  busy.delete(page)
  conclude(scene, post, password, result)
  if (post.page !== page) return
  await heard(scene, post, page.context, password, result)
  if (result.kind === 'refused') reconnectLater(scene, post)
}

/** A password changed elsewhere: by the person on another post, or by the administrator who gives a first one (C12). */
export function changeElsewhere(scene: Scene, post: Post, isReset: boolean): void {
  const { portal, tell } = scene
  const account = portal.base.accounts.get(post.person.accountId)
  if (!account) return
  const password = invent(scene, post)
  givePassword(portal, account, { password, mustChange: isReset }, null)
  tell(
    `${account.login}\u00a0: mot de passe ${isReset ? 'réinitialisé' : 'changé ailleurs'} («\u00a0${password}\u00a0»)`,
  )
}
