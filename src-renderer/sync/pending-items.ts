import { create } from 'zustand'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import { currentVault } from '#renderer/store/current-vault.ts'

/** A command on its way: kept on this post, or in the push under way. */
export interface WaitingCommand extends PendingCommand {
  readonly state: 'kept-here' | 'being-sent'
}

/** What waits, what left today, and what asks for a decision: the content of « Ce qui attend ». */
export interface PendingItems {
  readonly waiting: readonly WaitingCommand[]
  /** Confirmed today, latest first. */
  readonly sentToday: readonly SettledCommand[]
  /** Merged, conflict, rejected or parked, until the person has settled them (law S8). */
  readonly toDecide: readonly SettledCommand[]
}

export const noItems: PendingItems = { waiting: [], sentToday: [], toDecide: [] }

/** Hook: the tray. Written by the sync runner alone. */
export const usePendingItems = create<PendingItems>()(() => noItems)

/** The person has seen and dealt with an item; it leaves the tray, not the history. @param mid its number */
export function settleItem(mid: number): Promise<void> {
  return currentVault().closeItem(mid)
}
