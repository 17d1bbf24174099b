import { wipe } from '#renderer/store/wraps.ts'
import { done, refuse, show, stepsOf, type SessionContext } from './session-context.ts'
import type { SessionResult } from './session.ts'
import { askSignIn } from './sign-in.ts'
import { openEither, wrapBoth } from './wrap-profile.ts'

/** « Se reconnecter »: the portal's session ended while the vault is open. The wraps follow the password just given. */
export async function reconnect(context: SessionContext, password: string): Promise<SessionResult> {
  const { open } = context
  const row = open && context.registry.find(open.row.id)
  if (!open || !row) return refuse('profile-unknown')
  const reply = await askSignIn(context, row.id, open.state.person.login, password)
  if (reply.kind !== 'answer') return refuse(reply.code, reply.kind === 'refused' ? reply.params : {})
  const secrets = { password, wrapKey: reply.answer.wrapKey }
  const dataKey = await openEither(context, row, secrets)
  if (dataKey) await context.registry.change(row.id, await wrapBoth(context, row.id, dataKey, secrets))
  wipe(dataKey)
  const sealKey = await open.state.keys.sessionSealKey()
  await context.host.portal.keepSession({ workstationId: row.id, sealKey }).catch(() => undefined)
  show({ problem: null, firstSteps: stepsOf(reply.answer) })
  open.sync.now()
  return done
}
