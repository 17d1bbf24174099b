import { create } from 'zustand'
import type { Instant } from '#shared/kernel/instant.ts'
import type { LineState } from '#shared/sync/line-state.ts'

/** The line and the age of the data, as the top bar shows them (law S19). */
export interface SyncStatus {
  readonly line: LineState
  /** The portal's time at the last complete checkpoint; null before the first. */
  readonly dataAsOf: Instant | null
  /** Commands kept here that the portal has not confirmed. */
  readonly pendingCount: number
  readonly sendingDone: number
  readonly sendingTotal: number
  /** Since when the portal does not answer; null while it does. */
  readonly offlineSince: Instant | null
  /** The portal asks for a newer Pupitre before it takes what waits; nothing is lost meanwhile (law S4). */
  readonly needsUpgrade: boolean
  /** Rows received and expected by a first pull under way; null otherwise. */
  readonly firstPull: { readonly rows: number } | null
}

export const silentStatus: SyncStatus = {
  line: 'unknown',
  dataAsOf: null,
  pendingCount: 0,
  sendingDone: 0,
  sendingTotal: 0,
  offlineSince: null,
  needsUpgrade: false,
  firstPull: null,
}

/** Hook: the state of the line. Written by the sync runner alone. */
export const useSyncStatus = create<SyncStatus>()(() => silentStatus)
