import { epochMsOf } from '#shared/kernel/instant.ts'
import { deriveKeys } from '#renderer/store/vault-keys.ts'
import { tuneCost } from '#renderer/store/password-kdf.ts'
import type { ProfileRow } from '#renderer/store/profile-row.ts'
import { openByPassword, wipe, wrapByPassword, type PasswordWrap } from '#renderer/store/wraps.ts'
import { nowOf, refuse, type SessionContext } from './session-context.ts'
import type { SessionResult } from './session.ts'
import { askSignIn, takeReply } from './sign-in.ts'
import type { SignInReply } from './sign-in-answer.ts'
import { countTry, mayTryOffline, offlineTriesMax, type TryDecision } from './try-rules.ts'
import { secretOf } from './wrap-profile.ts'

const closed: TryDecision = { kind: 'closed' }

/** A wrong password offline must not make one wait for a network that is not there. */
const onlinePatienceMs = 6_000

/**
 * Law L3. Offline first; the try is counted on the disk before it is made. What does not open is asked of the portal,
 * where the password may have changed; offline, one sentence tells that it did not open, and nothing of which part.
 */
export async function unlockProfile(
  context: SessionContext,
  id: string,
  password: string,
): Promise<SessionResult> {
  const row = await redatedTry(context, id)
  if (!row) return refuse('profile-unknown')
  // Tries are counted on the card: where it does not open any more, the profile opens online only.
  const decision = row.passwordWrap && row.card ? mayTryOffline(row.card, context.now()) : closed
  if (decision.kind === 'wait') return refuse('wait-before-retry', { seconds: decision.seconds })
  if (decision.kind === 'closed' || !row.passwordWrap)
    return unlockOnline(context, row, password, 'offline-closed')
  const counted = await saveTry(context, row)
  const opened = await openTimed(context, row.passwordWrap, id, password)
  if (!opened) return unlockOnline(context, counted, password, 'wrong-credentials')
  const keys = await deriveKeys(opened.dataKey, id)
  const tuned = await retune(context, counted, password, opened)
  wipe(opened.dataKey)
  return context.enter(context, { row: tuned, keys, person: null })
}

/** A failure dated later than now was dated by a clock that was ahead: its delay runs from now, on the disk too. */
async function redatedTry({ registry, now }: SessionContext, id: string): Promise<ProfileRow | undefined> {
  const card = registry.find(id)?.card
  const isAhead = card && card.lastFailedAt !== null && epochMsOf(card.lastFailedAt) > now()
  if (isAhead) await registry.change(id, { card: { ...card, lastFailedAt: nowOf({ now }) } })
  return registry.find(id)
}

async function saveTry(context: SessionContext, row: ProfileRow): Promise<ProfileRow> {
  if (!row.card) return row
  const counted = { ...row, card: { ...row.card, ...countTry(row.card, nowOf(context)) } }
  await context.registry.save(counted)
  return counted
}

interface Opened {
  readonly dataKey: Uint8Array<ArrayBuffer>
  readonly tookMs: number
}

async function openTimed(
  context: SessionContext,
  wrap: PasswordWrap,
  id: string,
  password: string,
): Promise<Opened | null> {
  const startMs = performance.now()
  const dataKey = await openByPassword(wrap, id, secretOf(context, password))
  return dataKey && { dataKey, tookMs: performance.now() - startMs }
}

/** A wrap cheaper than this machine can afford is made again, dearer (law V2); one without the device gains it. */
async function retune(
  context: SessionContext,
  row: ProfileRow,
  password: string,
  { dataKey, tookMs }: Opened,
): Promise<ProfileRow> {
  const wrap = row.passwordWrap
  if (!wrap) return row
  const cost = tuneCost(wrap.cost, tookMs)
  const isSame = cost.memoryKiB === wrap.cost.memoryKiB && cost.passes === wrap.cost.passes
  if (isSame && (wrap.withDevice || context.deviceSecret === null)) return row
  return { ...row, passwordWrap: await wrapByPassword(dataKey, row.id, secretOf(context, password), cost) }
}

/** @param otherwise what is said when the portal cannot be asked */
async function unlockOnline(
  context: SessionContext,
  row: ProfileRow,
  password: string,
  otherwise: 'wrong-credentials' | 'offline-closed',
): Promise<SessionResult> {
  const login = row.card?.login
  const reply =
    login === undefined ? lineIsSilent : await withPatience(askSignIn(context, row.id, login, password))
  const triesLeft = Math.max(0, offlineTriesMax - (row.card?.failures ?? 0))
  if (reply.kind === 'answer')
    return takeReply(context, reply, { profileId: row.id, login: login ?? '', password })
  const isWrong = reply.kind === 'offline' || reply.code === 'wrong-credentials'
  if (!isWrong) return refuse(reply.code, reply.params)
  if (otherwise === 'offline-closed' && reply.kind === 'offline') return refuse('offline-closed')
  if (triesLeft === 0) return refuse('offline-closed')
  return refuse('wrong-credentials', { triesLeft, seconds: secondsToNextTry(context, row) })
}

/** Told at once with the refusal, so that the wait is counted before anybody tries in vain (design §6). */
function secondsToNextTry(context: SessionContext, { card }: ProfileRow): number {
  const tries = { failures: card?.failures ?? 0, lastFailedAt: card?.lastFailedAt ?? null }
  const next = mayTryOffline(tries, context.now())
  return next.kind === 'wait' ? next.seconds : 0
}

const lineIsSilent: SignInReply = { kind: 'offline', code: 'portal-down' }

function withPatience(reply: Promise<SignInReply>): Promise<SignInReply> {
  return Promise.race([
    reply,
    new Promise<SignInReply>((resolve) => setTimeout(() => resolve(lineIsSilent), onlinePatienceMs)),
  ])
}
