import { instantOf } from '#shared/kernel/instant.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import type { VaultState } from '#renderer/store/vault-state.ts'
import { noItems, usePendingItems, type PendingItems } from './pending-items.ts'
import { useSyncStatus } from './sync-status.ts'

/** A person marking pupils is not slowed down by the tray: it follows within a blink. */
const publishEveryMs = 60

/** Gives the tray and the top bar what the vault holds, now and after each change until stopped. */
export function createPublisher(state: VaultState, now: () => number): { publish(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  let judged: Judged = { edition: 0, day: '', items: noItems }
  const publishNow = () => {
    timer = null
    if (state.isClosed) return
    judged = judgedOf(state, now(), judged)
    usePendingItems.setState({ ...judged.items, waiting: waitingOf(state) })
    useSyncStatus.setState({ pendingCount: countOf(state), dataAsOf: state.manifest.dataAsOf })
  }
  publishNow()
  return {
    publish() {
      // How many wait is never behind: « rien n’attend » must be true when it is read.
      tellCount(countOf(state))
      timer ??= setTimeout(publishNow, publishEveryMs)
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
      usePendingItems.setState(noItems)
    },
  }
}

function countOf({ outbox }: VaultState): number {
  return outbox.entries.filter(({ isUnseen }) => !isUnseen).length
}

/** Told only when it moves: each telling draws the line box. */
function tellCount(pendingCount: number): void {
  if (useSyncStatus.getState().pendingCount !== pendingCount) useSyncStatus.setState({ pendingCount })
}

/** What came of verdicts, kept until another comes or the day ends. */
interface Judged {
  readonly edition: number
  readonly day: string
  readonly items: PendingItems
}

function judgedOf(state: VaultState, nowMs: number, earlier: Judged): Judged {
  const day = dayOf(nowMs)
  if (earlier.edition === state.settledEdition && earlier.day === day) return earlier
  const settled = [...state.settled.values()].sort((a, b) => b.mid - a.mid)
  const isSentToday = ({ verdict, settledAt }: SettledCommand) =>
    verdict !== 'rejected' && verdict !== 'parked' && dayOf(Date.parse(settledAt)) === day
  const sentToday = settled.filter(isSentToday)
  const items = { waiting: [], sentToday, toDecide: settled.filter((one) => !one.isClosed) }
  return { edition: state.settledEdition, day, items }
}

/** « Enregistré ici » is read from this list: a command comes into it once it is on the disk (law V4). */
function waitingOf(state: VaultState): PendingItems['waiting'] {
  const isSending = useSyncStatus.getState().sendingTotal > 0
  return state.outbox.entries
    .filter(({ isDurable }) => isDurable)
    .map(({ command }) => ({
      ...command,
      state: isSending ? ('being-sent' as const) : ('kept-here' as const),
    }))
}

/** Days as the post's own wall shows them: « parti aujourd’hui » is said to the person in front of it. */
function dayOf(ms: number): string {
  const offsetMs = new Date(ms).getTimezoneOffset() * 60_000
  return instantOf(ms - offsetMs).slice(0, 10)
}
