import type { z } from 'zod'
import type { Decision, RefusalParams } from '#shared/kernel/decision.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import type { Actor } from './actor.ts'
import type { WorkstationId } from './ids.ts'
import type { RecordBody, RecordType, Upgrade } from './record-type.ts'

/** One record that a command must know before it decides. */
export interface Read {
  readonly kind: string
  readonly id: string
}

export function read(type: { readonly kind: string }, id: string): Read {
  return { kind: type.kind, id }
}

/** The records that a command asked for, as the caller holds them: base rows on the portal, the view on a workstation. */
export interface Facts {
  get<T extends RecordBody>(type: RecordType<T>, id: string): T | undefined
}

/** When and where a command runs. The caller's clock: the portal's has the last word (law S6). */
export interface CommandContext {
  /** The moment of application, by the clock of whoever applies. */
  readonly now: Instant
  /** The same moment on the wall of the school. */
  readonly wall: WallClock
  /** The device's own time when the person acted: shown as « saisi à », orders nothing. */
  readonly typedAt: Instant
  readonly workstationId: WorkstationId
  /** The post's name, « Poste salle 12 », as the portal has it registered; a workstation leaves it to the portal. */
  readonly postName?: string
}

export interface CommandCall<Args> {
  readonly actor: Actor
  readonly args: Args
  readonly facts: Facts
  readonly context: CommandContext
}

/** What a command does to the records. A put replaces the record whole; the rules have merged before. */
export type Change =
  | { readonly op: 'put'; readonly kind: string; readonly record: RecordBody }
  | { readonly op: 'delete'; readonly kind: string; readonly id: string }

export function put<T extends RecordBody>(type: RecordType<T>, record: T): Change {
  return { op: 'put', kind: type.kind, record }
}

/** How an allowed command ended (law S4): `merged` and `conflict` become items that the person sees. */
export interface Effect {
  readonly outcome: 'applied' | 'merged' | 'conflict'
  readonly changes: readonly Change[]
  /** For `merged` and `conflict`: what labels need to tell it. */
  readonly notice?: { readonly code: string; readonly params: RefusalParams }
}

export function applied(...changes: readonly Change[]): Effect {
  return { outcome: 'applied', changes }
}

/** A named change with arguments (sync vocabulary). Pure: ids come in the arguments, times in the context. */
export interface CommandType<Args> {
  /** Verb and noun, unique over all features: `markStudent`. */
  readonly name: string
  readonly version: number
  readonly args: z.ZodType<Args>
  /** Sent first when the line is back; lower goes first in the tray only, never out of order on the wire. */
  readonly lane: 'roll-call' | 'vie-scolaire' | 'text' | 'settings'
  reads(args: Args): readonly Read[]
  /** Rights first, then existence, then rules (law S5). */
  decide(call: CommandCall<Args>): Decision
  /** Called only when `decide` allowed, with the same call. */
  apply(call: CommandCall<Args>): Effect
  readonly upgrades: readonly Upgrade[]
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds commands of every shape
export type AnyCommandType = CommandType<any>

export function defineCommand<Args>(type: CommandType<Args>): CommandType<Args> {
  return type
}
