import { signInAnswer } from '#shared/protocol/session.ts'
import { show, stepsOf, type SessionContext } from './session-context.ts'

const me = signInAnswer.pick({ mustChangePassword: true, charter: true })

/** The portal wants a step of the first sign-in before it talks on: a new charter, a password to change (C12). */
export async function askFirstSteps(context: SessionContext, code: string): Promise<void> {
  if (code !== 'charter-required' && code !== 'password-change-required') return
  const reply = await context.host.portal.call({ method: 'GET', path: '/me' }).catch(() => null)
  const parsed = reply?.kind === 'answer' ? me.safeParse(reply.body) : null
  const steps = parsed?.success ? stepsOf(parsed.data) : null
  if (steps && context.open) show({ firstSteps: steps })
}
