import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PendingCommand } from './pending-command.ts'

/** The verdicts that advance (law S4). */
export type Verdict = 'applied' | 'merged' | 'conflict' | 'rejected' | 'parked'

/** A command with its one verdict. All but `applied` become items that the person sees (law S8). */
export interface SettledCommand extends PendingCommand {
  readonly verdict: Verdict
  readonly code: string | null
  readonly params: RefusalParams
  /** When this workstation learnt it. */
  readonly settledAt: Instant
  /** Nothing more is asked of the person. */
  readonly isClosed: boolean
}
