import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { create } from 'zustand'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'
import { useDraft } from '#renderer/store/drafts.ts'

const viewSchema = z.object({
  text: z.string(),
  divisionId: z.string(),
  isByDivision: z.boolean(),
  hidesDone: z.boolean(),
})

/** What the person filters: kept for her under her own key, lock and restart included. */
export type BoardView = z.infer<typeof viewSchema>

const wholeView: BoardView = { text: '', divisionId: '', isByDivision: false, hidesDone: false }

function readView(kept: string): BoardView {
  if (kept === '') return wholeView
  try {
    const read = viewSchema.safeParse(JSON.parse(kept))
    return read.success ? read.data : wholeView
  } catch {
    return wholeView
  }
}

/** The filters, sealed like drafts: a search may be a pupil’s name (law V1). */
export function useBoardView(): readonly [BoardView, (change: Partial<BoardView>) => void] {
  const [kept, keep] = useDraft('view:board')
  const view = useMemo(() => readView(kept), [kept])
  const change = useCallback(
    (next: Partial<BoardView>) => keep(JSON.stringify({ ...view, ...next })),
    [view, keep],
  )
  return [view, change]
}

/** The hour looked at; null follows the clock. Forgotten at lock: the board opens on now. */
export const useShownHour = create<{
  readonly shown: { readonly date: PlainDate; readonly time: TimeOfDay } | null
}>(() => ({
  shown: null,
}))

export function showHour(shown: { readonly date: PlainDate; readonly time: TimeOfDay } | null): void {
  useShownHour.setState({ shown })
}
