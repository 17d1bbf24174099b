import { deriveKeys } from '#renderer/store/vault-keys.ts'
import { initVault } from '#renderer/store/open-vault.ts'
import { sealPerson } from '#renderer/store/person-box.ts'
import type { ProfileRow } from '#renderer/store/profile-row.ts'
import { newDataKey, wipe } from '#renderer/store/wraps.ts'
import { newCard } from './profile-card.ts'
import { nowOf, refuse, type HalfSignedIn, type SessionContext } from './session-context.ts'
import type { SessionResult } from './session.ts'
import { noTries } from './try-rules.ts'
import { openEither, wrapBoth } from './wrap-profile.ts'

/** The portal has nothing more to ask: the profile is opened by wrap 2, or made (law V2). */
export async function finishSignIn(context: SessionContext, half: HalfSignedIn): Promise<SessionResult> {
  context.half = null
  const earlier = context.registry.find(half.profileId)
  return earlier ? reopen(context, half, earlier) : create(context, half)
}

async function reopen(
  context: SessionContext,
  half: HalfSignedIn,
  earlier: ProfileRow,
): Promise<SessionResult> {
  const secrets = { password: half.password, wrapKey: half.answer.wrapKey }
  const dataKey = await openEither(context, earlier, secrets)
  if (!dataKey) return stayClosed(context, earlier)
  const row = { ...earlier, ...(await wrapBoth(context, earlier.id, dataKey, secrets)) }
  const keys = await deriveKeys(dataKey, row.id)
  wipe(dataKey)
  await context.registry.save(row)
  return context.enter(context, { row, keys, person: half.answer.person })
}

/**
 * Neither wrap opens: a portal restored from before this post has lost wrap 2's key, and wrap 1 is under a password of
 * since. The portal vouches for who asks: his tries are forgotten (law L3), so that the other password may open.
 */
async function stayClosed({ registry }: SessionContext, { id, card }: ProfileRow): Promise<SessionResult> {
  if (card) await registry.change(id, { card: { ...card, ...noTries } })
  return refuse('profile-unreadable')
}

async function create(context: SessionContext, half: HalfSignedIn): Promise<SessionResult> {
  const { person, wrapKey } = half.answer
  const id = half.profileId
  const dataKey = newDataKey()
  const wraps = await wrapBoth(context, id, dataKey, { password: half.password, wrapKey })
  const keys = await deriveKeys(dataKey, id)
  wipe(dataKey)
  const disk = context.createDisk(id)
  await initVault({ keys, profileId: id, disk })
  disk.close()
  const row: ProfileRow = {
    id,
    ...wraps,
    person: await sealPerson(keys, id, person),
    card: newCard(person, nowOf(context)),
  }
  await context.registry.save(row)
  return context.enter(context, { row, keys, person })
}
