import { personMessage } from '#shared/protocol/session.ts'
import { sealPerson } from '#renderer/store/person-box.ts'
import { patchesOf, tellVault, type VaultState } from '#renderer/store/vault-state.ts'
import { nameOf } from './profile-card.ts'
import { show, type SessionContext } from './session-context.ts'

/** Roles and names may have changed since the last sign-in: asked once the portal answers. */
export async function refreshPerson(context: SessionContext, state: VaultState): Promise<void> {
  const reply = await context.host.portal.call({ method: 'GET', path: '/me' }).catch(() => null)
  const body = reply?.kind === 'answer' ? (reply.body as { person?: unknown }) : null
  const parsed = personMessage.safeParse(body?.person)
  if (!parsed.success || state.isClosed || !context.open) return
  // Another's session is never one's own (law L4).
  if (parsed.data.accountId !== state.person.accountId) return
  state.person = parsed.data
  // What waits is laid anew as his roles make it now (law S9).
  state.collections.setPatches(patchesOf(state))
  tellVault(state)
  const { profileId } = state
  const person = await sealPerson(state.keys, profileId, parsed.data)
  const known = context.registry.find(profileId)?.card
  if (!known) return
  const card = { ...known, ...nameOf(parsed.data) }
  // A disk that refuses leaves him as he was there: asked again with the next opening.
  await context.registry.change(profileId, { person, card }).catch(() => undefined)
  show({ person: parsed.data })
}
