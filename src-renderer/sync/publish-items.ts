import { instantOf } from '#shared/kernel/instant.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import type { VaultState } from '#renderer/store/vault-state.ts'
import { noItems, usePendingItems } from './pending-items.ts'
import { useSyncStatus } from './sync-status.ts'

/** Gives the tray and the top bar what the vault holds now. */
export function publishItems(state: VaultState, nowMs: number): void {
  if (state.isClosed) return
  const { sendingTotal } = useSyncStatus.getState()
  const settled = [...state.settled.values()].sort((a, b) => b.mid - a.mid)
  const waiting = state.outbox.entries.map(({ command, isDurable }) => ({
    ...command,
    state: isDurable && sendingTotal > 0 ? ('being-sent' as const) : ('kept-here' as const),
  }))
  const isOfToday = (one: SettledCommand) => dayOf(Date.parse(one.settledAt)) === dayOf(nowMs)
  usePendingItems.setState({
    waiting,
    sentToday: settled.filter(
      (one) => one.verdict !== 'rejected' && one.verdict !== 'parked' && isOfToday(one),
    ),
    toDecide: settled.filter((one) => !one.isClosed),
  })
  useSyncStatus.setState({ pendingCount: waiting.length, dataAsOf: state.manifest.dataAsOf })
}

export function publishNothing(): void {
  usePendingItems.setState(noItems)
}

/** Days as the post's own wall shows them: « parti aujourd’hui » is said to the person in front of it. */
function dayOf(ms: number): string {
  const offsetMs = new Date(ms).getTimezoneOffset() * 60_000
  return instantOf(ms - offsetMs).slice(0, 10)
}
