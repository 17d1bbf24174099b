import { finishSignIn } from './finish-sign-in.ts'
import { readSignIn, type SignInReply } from './sign-in-answer.ts'
import { refuse, show, stepsOf, type SessionContext, done } from './session-context.ts'
import type { SessionResult } from './session.ts'
import { shredProfile } from './shred-profile.ts'

/** Signs in online. The profile is the one whose card bears the login, else a new one (laws V2, L4). */
export async function signInOnline(
  context: SessionContext,
  login: string,
  password: string,
): Promise<SessionResult> {
  const known = context.registry.rows().find(({ card }) => card !== null && sameLogin(card.login, login))
  const unnamed = context.registry.rows().filter(({ card }) => card === null)
  const candidates = known ? [known.id] : [...unnamed.map(({ id }) => id), crypto.randomUUID()]
  for (const profileId of candidates) {
    const reply = await askSignIn(context, profileId, login, password)
    if (reply.kind === 'refused' && reply.code === 'workstation-taken') continue
    if (reply.kind === 'refused' && reply.code === 'workstation-revoked') {
      // Wrap 2's key is gone at the portal: the post was shredded from afar (law V2).
      await shredProfile(context, profileId)
      return signInOnline(context, login, password)
    }
    return takeReply(context, reply, { profileId, login, password })
  }
  return refuse('workstation-taken')
}

export async function askSignIn(
  context: SessionContext,
  workstationId: string,
  login: string,
  password: string,
): Promise<SignInReply> {
  try {
    return readSignIn(await context.host.portal.signIn({ login, password, workstationId, sealKey: null }))
  } catch {
    return { kind: 'offline', code: 'portal-down' }
  }
}

export async function takeReply(
  context: SessionContext,
  reply: SignInReply,
  who: { readonly profileId: string; readonly login: string; readonly password: string },
): Promise<SessionResult> {
  if (reply.kind === 'refused') return refuse(reply.code, reply.params)
  if (reply.kind === 'offline') return refuse(reply.code)
  const half = { answer: reply.answer, ...who }
  const firstSteps = stepsOf(reply.answer)
  if (!firstSteps) return finishSignIn(context, half)
  context.half = half
  show({ state: 'first-sign-in', firstSteps, profileId: who.profileId, problem: null })
  return done
}

function sameLogin(a: string, b: string): boolean {
  return a.trim().normalize('NFC').toLowerCase() === b.trim().normalize('NFC').toLowerCase()
}
