import type { LockWhy } from './session.ts'
import { keepWhatWasTyped, leavePage } from './leave-page.ts'
import { cardFromVault, newCard } from './profile-card.ts'
import { cardsOf, nowOf, show, type OpenProfile, type SessionContext } from './session-context.ts'

/**
 * Law L2, in its order: the screens leave at once, drafts and commands under way reach the disk, the card says why
 * and how much waits, then keys and rows are dropped and the page is replaced.
 */
export async function lockPost(context: SessionContext, why: LockWhy): Promise<void> {
  const { open } = context
  if (!open || context.isLocking) return
  context.isLocking = true
  show({ state: 'locked', profileId: open.row.id, secondsToLock: null, problem: null })
  try {
    await keepWhatWasTyped(open)
    await saveCard(context, open, why).catch(() => undefined)
    show({ profiles: cardsOf(context) })
    await leavePage(context, open, false)
  } finally {
    context.isLocking = false
  }
}

async function saveCard(context: SessionContext, open: OpenProfile, why: LockWhy): Promise<void> {
  const row = context.registry.find(open.row.id)
  if (!row) return
  const now = nowOf(context)
  const card = cardFromVault(row.card ?? newCard(open.state.person, now), open.state, open.drafts.count())
  await context.registry.save({ ...row, card: { ...card, lastUsedAt: now, lockedAt: now, lockedWhy: why } })
}
