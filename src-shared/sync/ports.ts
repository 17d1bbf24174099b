import type {
  ParkAnswer,
  ParkMessage,
  PushAnswer,
  PushMessage,
  OutcomeMessage,
} from '#shared/protocol/push.ts'
import type { PullAnswer, PullMessage, RowMessage, ScopeDigest } from '#shared/protocol/pull.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PendingCommand } from './pending-command.ts'

/** What came of one call: the portal's answer, its refusal, its « later », or a fault of the line (law S19). */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly body: T }
  | { readonly kind: 'refusal'; readonly status: number; readonly code: string }
  /** 429 and 5xx: transient (law S4). */
  | { readonly kind: 'busy'; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly kind: 'fault'; readonly fault: LineFault; readonly detail: string }

export type LineFault =
  | 'no-network'
  | 'captive-portal'
  | 'proxy-auth'
  | 'certificate'
  | 'portal-down'
  | 'session-ended'
  | 'not-portal'

/** The wire. Never throws: what fails is a reply. */
export interface Transport {
  push(message: PushMessage): Promise<Reply<PushAnswer>>
  pull(message: PullMessage): Promise<Reply<PullAnswer>>
  park(message: ParkMessage): Promise<Reply<ParkAnswer>>
}

/** The only source of time: a simulation lends its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  sleep(ms: number): Sleep
}

export interface Sleep {
  readonly done: Promise<void>
  /** Ends the sleep at once. */
  cancel(): void
}

export interface Random {
  /** In [0, 1). */
  next(): number
}

/** What the workstation has confirmed of the portal. */
export interface SyncState {
  /** Null before the first complete checkpoint. */
  readonly epoch: string | null
  readonly cursor: number
  /** Scopes held complete at `cursor`. */
  readonly scopes: readonly string[]
  /** Roles under which the rows held were chosen; null while the portal has not said. */
  readonly roles: readonly string[] | null
  /** Commands up to this number have their outcome stored here. */
  readonly confirmedMid: number
  /** The base is damaged or doubted: pull it whole (law S11). */
  readonly mustRefresh: boolean
}

/** One checkpoint being received: pages are staged, then applied all at once (law S8). */
export interface Checkpoint {
  stage(page: CheckpointPage): Promise<void>
  /**
   * One strict transaction: rows, cursor, removal of confirmed commands, items to see.
   * @returns false when a scope that was asked for ended meanwhile: nothing was applied, ask again
   */
  commit(close: CheckpointClose): Promise<boolean>
}

export interface CheckpointPage {
  readonly rows: readonly RowMessage[]
  readonly deletes: PullAnswer['deletes']
  readonly evicts: PullAnswer['evicts']
}

export interface CheckpointClose {
  readonly epoch: string
  readonly head: number
  /** The person's scopes at `head`, in full: rows that none of them covers are erased (law S10). */
  readonly scopes: readonly string[]
  /** The person's roles at `head`; null from a portal that does not say. */
  readonly roles: readonly string[] | null
  /** When those end that are held for a time only, by the portal’s clock (law S10). */
  readonly scopeEnds: Readonly<Record<string, Instant>>
  readonly lastMid: number
  readonly outcomes: readonly OutcomeMessage[]
  /** Highest number that the portal was sent since the profile was opened: it has judged none typed after (law S2). */
  readonly triedMid: number
  /** The portal's time. */
  readonly now: Instant
  /** The portal's clock less the device's, in milliseconds; too much by the answer's journey at most. */
  readonly skewMs: number
}

/** The disk and memory of one profile. */
export interface LocalStore {
  readonly workstationId: string
  state(): SyncState
  /** Durable commands not yet confirmed, in the order of their numbers (law S2). */
  pending(): readonly PendingCommand[]
  /** @param fresh the whole base is replaced when it commits; until then the earlier one stays readable */
  beginCheckpoint(fresh: boolean): Checkpoint
  /** What the confirmed rows of each scope add up to (law S7). */
  digests(scopes: readonly string[]): Promise<readonly ScopeDigest[]>
  /** Marks the base as to be pulled whole; the outbox is not touched (law S11). */
  doubtBase(): Promise<void>
  /**
   * Numbers what waits densely from `expected`: the portal has never seen those numbers (law S2).
   * @param reused numbers below that the portal knows of other commands: they wait too
   */
  renumber(expected: number, reused?: readonly number[]): Promise<void>
}

/** What the engine tells whoever shows it. */
export interface Watcher {
  line(state: 'online' | LineFault, detail: string): void
  sending(done: number, total: number): void
  /** Rows received so far by a pull under way; null when it ended. */
  pulling(rows: number | null): void
  needsUpgrade(isNeeded: boolean): void
  /** The portal refuses to talk before the person has done something: `charter-required`, `password-change-required`. */
  refused(code: string): void
}
