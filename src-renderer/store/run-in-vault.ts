import type { CommandType } from '#shared/domain/core/command.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { layChanges, runPending } from '#shared/sync/rebase.ts'
import { utf8Length } from '#shared/sync/utf8-length.ts'
import { loadReads } from './load-pending-reads.ts'
import type { RunResult } from './run-result.ts'
import { rebaseParts, tellVault, type VaultState } from './vault-state.ts'
import { appendCommand } from './write-outbox.ts'

/** One command must fit in one push (law S3), with room for its envelope. */
const argsBytesMax = 200 * 1024

/**
 * The view holds the change at once; screens draw it once the disk has it, which takes 3 to 5 ms: an answer of the disk
 * would otherwise wait behind the drawing, on the same thread. A slow disk, or a busy one, is not waited for.
 */
const showAtLatestMs = 8

/**
 * Decides on the view, patches it in the same frame, then makes the command durable. Only when a read lies in a
 * partition that no screen has opened yet does it wait for the disk first.
 */
export async function runInVault<Args>(
  state: VaultState,
  command: CommandType<Args>,
  args: Args,
): Promise<RunResult> {
  if (utf8Length(JSON.stringify(args)) > argsBytesMax) return refused('too-large')
  const loading = loadReads(state, command.reads(args))
  if (loading) await loading
  if (state.isClosed) return refused('locked')
  const typed = typedNow(state, command, args)
  const parts = rebaseParts(state)
  const patches = state.collections.patches()
  const { decision, effect } = runPending(parts, patches, { mid: state.outbox.nextMid, ...typed })
  if (decision.kind === 'refused') return decision
  const tellReaders = state.collections.layPatches(layChanges(patches, effect?.changes ?? []))
  const isDiskFree = state.outbox.turns.isFree()
  const { entry, written } = appendCommand(state, typed)
  // « Rien n’attend » never stands beside a mark that waits: both are drawn together.
  const show = () => {
    entry.isUnseen = false
    tellVault(state)
    tellReaders()
  }
  entry.isUnseen = true
  tellVault(state)
  if (isDiskFree) showWhenWritten(show, written)
  else show()
  return (await written) ? { kind: 'durable', mid: entry.command.mid } : refused('not-kept')
}

/** Whoever waits for the disk hears of it first: screens draw a step after they are told. */
function showWhenWritten(show: () => void, written: Promise<boolean>): void {
  const latest = setTimeout(show, showAtLatestMs)
  void written.then(() => {
    clearTimeout(latest)
    queueMicrotask(show)
  })
}

/** What the rules would say now. `unknown` while a record that they read is not in memory. */
export function couldRun<Args>(
  state: VaultState,
  command: CommandType<Args>,
  args: Args,
): RunResult | { kind: 'unknown' } {
  if (loadReads(state, command.reads(args))) return { kind: 'unknown' }
  const typed = { mid: state.outbox.nextMid, ...typedNow(state, command, args) }
  const { decision } = runPending(rebaseParts(state), state.collections.patches(), typed)
  return decision.kind === 'refused' ? decision : { kind: 'durable', mid: typed.mid }
}

function typedNow<Args>(state: VaultState, command: CommandType<Args>, args: Args) {
  return { name: command.name, version: command.version, args, typedAt: instantOf(state.clock.now()) }
}

function refused(code: string): RunResult {
  return { kind: 'refused', code, params: {} }
}
