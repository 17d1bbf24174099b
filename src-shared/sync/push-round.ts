import { growBatch, shrinkBatch } from './batch-size.ts'
import type { EngineContext } from './engine-context.ts'
import { parkCommands } from './park-commands.ts'
import type { PendingCommand } from './pending-command.ts'
import { isPoison, suspectAfter } from './poison.ts'
import type { LineFault, Reply } from './ports.ts'
import { takeBatch } from './take-batch.ts'
import { advances, midReused, type CommandMessage, type PushAnswer } from '#shared/protocol/push.ts'
import { protocolVersion } from '#shared/protocol/version.ts'

export type PushResult =
  /** Nothing waits, or all of it has its verdict. */
  | { readonly kind: 'empty' }
  /** Some advanced: there may be more. */
  | { readonly kind: 'advanced' }
  /** Another epoch answers: pull before anything else (law S11). */
  | { readonly kind: 'pull-first' }
  | { readonly kind: 'later'; readonly retryAfterMs: number | null }
  | { readonly kind: 'needs-upgrade' }
  | { readonly kind: 'fault'; readonly fault: LineFault; readonly detail: string }

const later: PushResult = { kind: 'later', retryAfterMs: null }

/** What waits for a verdict, in order. */
export function unsent(context: EngineContext): readonly PendingCommand[] {
  return context.store.pending().filter(({ mid }) => mid > context.memory.ackedMid)
}

/** Sends one batch (law S3) and takes its verdicts (law S4). The outbox shrinks at the next checkpoint only (law S8). */
export async function pushOnce(context: EngineContext): Promise<PushResult> {
  const batch = takeBatch(unsent(context), context.memory.batch)
  if (batch.length === 0) return { kind: 'empty' }
  const { epoch } = context.store.state()
  noteTried(context, batch)
  const reply = await context.transport.push({
    proto: protocolVersion,
    workstationId: context.store.workstationId,
    epoch,
    commands: batch,
  })
  if (context.memory.isStopped) return { kind: 'empty' }
  return reply.kind === 'answer'
    ? takeVerdicts(context, epoch, batch, reply.body)
    : takeFailure(context, batch, reply)
}

async function takeVerdicts(
  context: EngineContext,
  epoch: string | null,
  batch: readonly CommandMessage[],
  answer: PushAnswer,
): Promise<PushResult> {
  const { memory, store } = context
  memory.headSeen = Math.max(memory.headSeen, answer.head)
  if (epoch !== null && answer.epoch !== epoch) {
    await store.doubtBase()
    return { kind: 'pull-first' }
  }
  if (answer.outcomes.some(({ code }) => code === midReused)) return meetReused(context, answer)
  const held = answer.outcomes.find(({ outcome }) => !advances(outcome))
  const earlier = memory.ackedMid
  memory.ackedMid = Math.max(earlier, answer.lastMid)
  if (answer.expected !== undefined && memory.ackedMid === earlier) {
    return batch[0]?.mid === answer.expected ? later : meetExpected(context, answer.expected)
  }
  if (memory.ackedMid > earlier) memory.batch = growBatch(memory.batch)
  if (held?.outcome === 'needs_upgrade') return { kind: 'needs-upgrade' }
  if (held) return later
  return memory.ackedMid > earlier ? { kind: 'advanced' } : later
}

/** The portal awaits a number that is no longer here: what waits is numbered from it (law S2). */
async function meetExpected(context: EngineContext, expected: number): Promise<PushResult> {
  await context.store.renumber(expected)
  context.memory.ackedMid = expected - 1
  return { kind: 'advanced' }
}

/**
 * A disk laid again from a picture gave out numbers that the portal knows of other commands: from the first of them
 * on, whatever the portal has not judged waits under new numbers, in its order (laws S2, S17).
 */
async function meetReused(context: EngineContext, answer: PushAnswer): Promise<PushResult> {
  const { lastMid, outcomes } = answer
  const judged = new Set(outcomes.filter(({ code }) => code !== midReused).map(({ mid }) => mid))
  const first = Math.min(...outcomes.filter(({ code }) => code === midReused).map(({ mid }) => mid))
  const reused = context.store
    .pending()
    .map(({ mid }) => mid)
    .filter((mid) => mid >= first && mid <= lastMid && !judged.has(mid))
  await context.store.renumber(lastMid + 1, reused)
  context.memory.ackedMid = lastMid
  return { kind: 'advanced' }
}

/** Shrinks the batch until the command at fault is alone, then counts against it (law S4). */
async function takeFailure(
  context: EngineContext,
  batch: readonly CommandMessage[],
  reply: Exclude<Reply<PushAnswer>, { kind: 'answer' }>,
): Promise<PushResult> {
  const { memory, clock } = context
  if (reply.kind === 'fault') {
    if (reply.detail === 'timeout') memory.batch = shrinkBatch(batch.length)
    return reply
  }
  const retryAfterMs = reply.kind === 'busy' ? reply.retryAfterMs : null
  // A right or a step that is missing concerns the person, not the command.
  if (reply.kind === 'refusal' && reply.status === 403) context.watcher.refused(reply.code)
  if (reply.status === 429 || reply.status === 403) return { kind: 'later', retryAfterMs }
  memory.batch = shrinkBatch(batch.length)
  const [alone] = batch
  if (!alone || batch.length > 1)
    return { kind: 'later', retryAfterMs: reply.status === 413 ? 0 : retryAfterMs }
  memory.suspect = suspectAfter(memory.suspect, alone.mid, clock.now())
  if (!isPoison(memory.suspect, clock.now())) return { kind: 'later', retryAfterMs }
  return (await parkCommands(context, 'poison', [alone]))
    ? { kind: 'advanced' }
    : { kind: 'later', retryAfterMs }
}

function noteTried({ memory }: EngineContext, batch: readonly CommandMessage[]): void {
  memory.triedMid = Math.max(memory.triedMid, batch.at(-1)?.mid ?? 0)
}
