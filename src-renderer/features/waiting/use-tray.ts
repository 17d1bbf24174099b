import { useMemo } from 'react'
import type { Instant } from '#shared/kernel/instant.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import { tellWaiting } from '#renderer/features/feature-book.ts'
import type { CommandLabel } from '#renderer/features/feature-line.ts'
import { useSchoolWall, useSchoolZone } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { usePendingItems, type WaitingCommand } from '#renderer/sync/pending-items.ts'
import { formatMoment } from '#renderer/ui/format-fr.ts'

/** One line of the tray. */
export type TrayLine = { readonly key: string; readonly label: CommandLabel } & (
  | { readonly kind: 'to-decide'; readonly item: SettledCommand }
  | { readonly kind: 'waiting'; readonly item: WaitingCommand }
  | { readonly kind: 'sent'; readonly item: SettledCommand }
)

/** « à 17 h 09 », « hier à 8 h ». */
export function useMoment(): (instant: Instant) => string {
  const zone = useSchoolZone()
  const today = useSchoolWall().date
  return useMemo(() => (instant) => formatMoment(wallClockAt(epochMsOf(instant), zone), today), [zone, today])
}

/** The tray in reading order: what asks for a decision, what waits, what left today. */
export function useTray(): readonly TrayLine[] {
  const { toDecide, waiting, sentToday } = usePendingItems()
  const facts = currentVault().view
  return useMemo(() => {
    const told = (item: { readonly name: string; readonly args: unknown }) =>
      tellWaiting(item.name, item.args, facts)
    return [
      ...toDecide.map(
        (item) => ({ kind: 'to-decide', key: `d${item.mid}`, item, label: told(item) }) as const,
      ),
      ...waiting.map((item) => ({ kind: 'waiting', key: `w${item.mid}`, item, label: told(item) }) as const),
      ...sentToday.map((item) => ({ kind: 'sent', key: `s${item.mid}`, item, label: told(item) }) as const),
    ]
  }, [toDecide, waiting, sentToday, facts])
}
