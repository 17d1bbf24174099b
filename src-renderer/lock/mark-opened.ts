import { sealPerson } from '#renderer/store/person-box.ts'
import type { ProfileRow } from '#renderer/store/profile-row.ts'
import type { VaultState } from '#renderer/store/vault-state.ts'
import { cardFromVault, newCard } from './profile-card.ts'
import { nowOf, type SessionContext } from './session-context.ts'

/** The card says that its owner is here; failed tries are forgotten (law L3). */
export async function markOpened(
  context: SessionContext,
  row: ProfileRow,
  state: VaultState,
  draftCount: number,
): Promise<ProfileRow> {
  const card = cardFromVault(row.card ?? newCard(state.person, nowOf(context)), state, draftCount)
  const person = await sealPerson(state.keys, row.id, state.person)
  const opened: ProfileRow = {
    ...row,
    person,
    card: {
      ...card,
      lastUsedAt: nowOf(context),
      lockedAt: null,
      lockedWhy: null,
      failures: 0,
      lastFailedAt: null,
    },
  }
  await context.registry.save(opened)
  return opened
}
