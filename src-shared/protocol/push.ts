import { z } from 'zod'
import { answerMark } from './envelope.ts'
import { epochName, lastNumber, revisionNumber } from './told-back.ts'
import { protocolVersion, pushLimits } from './version.ts'

/** One command on its way up. `mid` is dense from 1 for each workstation (law S2). */
export const commandMessage = z.object({
  mid: z.int().min(1),
  name: z.string().min(1).max(60),
  version: z.int().min(1),
  args: z.unknown(),
  /** Device's own time (law S6). */
  typedAt: z.string(),
})
export type CommandMessage = z.infer<typeof commandMessage>

export const pushMessage = z.object({
  proto: z.literal(protocolVersion),
  workstationId: z.string().max(80),
  /** Null before the first pull. */
  epoch: epochName.nullable(),
  commands: z.array(commandMessage).max(pushLimits.commands),
})
export type PushMessage = z.infer<typeof pushMessage>

export const outcomeKinds = [
  'applied',
  'merged',
  'conflict',
  'rejected',
  'parked',
  'needs_upgrade',
  'retry',
] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** The one verdict on a command (law S4). All but `needs_upgrade` and `retry` advance. */
export const outcomeMessage = z.object({
  mid: z.int().min(1),
  outcome: z.enum(outcomeKinds),
  /** Refusal or notice code, for labels. */
  code: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** The revision of its effects; null when it changed nothing. */
  rev: z.int().nullable(),
})
export type OutcomeMessage = z.infer<typeof outcomeMessage>

/** A number that came back with another command under it: a disk laid again from a picture (law S2). */
export const midReused = 'mid-reused'

export function advances(kind: OutcomeKind): boolean {
  return kind !== 'needs_upgrade' && kind !== 'retry'
}

export const pushAnswer = z.object({
  ...answerMark,
  epoch: epochName,
  head: revisionNumber,
  outcomes: z.array(outcomeMessage),
  lastMid: lastNumber,
  /** Set when a command came with a future number: the one awaited (law S2). */
  expected: z.int().optional(),
  /** Portal's time, to show the skew. */
  now: z.string(),
})
export type PushAnswer = z.infer<typeof pushAnswer>

/** Custody of commands that can never be applied (law S4, V7): kept raw, with a trace. */
export const parkMessage = z.object({
  proto: z.literal(protocolVersion),
  workstationId: z.string().max(80),
  reason: z.enum(['poison', 'logout', 'account-ended', 'suspended', 'reset']),
  commands: z.array(commandMessage).min(1).max(pushLimits.commands),
})
export type ParkMessage = z.infer<typeof parkMessage>

export const parkAnswer = z.object({ ...answerMark, parked: z.array(z.int()), lastMid: lastNumber })
export type ParkAnswer = z.infer<typeof parkAnswer>
