import { epochMsOf } from '#shared/kernel/instant.ts'
import type { StoredCard } from '#renderer/store/profile-row.ts'

/** What becomes of a profile that nobody used for the school's number of days (law V7). */
export type Retention =
  | { readonly kind: 'keep' }
  | { readonly kind: 'shred' }
  /** Commands of its owner wait in it: offline unlocking closes, and its next sign-in hands them over. */
  | { readonly kind: 'close-offline' }

export function retentionOf(card: StoredCard, nowMs: number): Retention {
  const unusedMs = nowMs - epochMsOf(card.lastUsedAt)
  if (unusedMs < card.retentionDays * 86_400_000) return { kind: 'keep' }
  return card.pendingCount > 0 ? { kind: 'close-offline' } : { kind: 'shred' }
}
