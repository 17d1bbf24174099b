import { create } from 'zustand'
import type { MarkId } from '#shared/domain/roll-call/roll-call.ts'

/** Slips typed in this sitting, latest first: the queue. Forgotten at lock; the day’s slips stay in the calls. */
interface Desk {
  readonly typed: readonly MarkId[]
  /** A row of the lists whose slip is shown at the right. */
  readonly shownId: MarkId | null
}

export const useDesk = create<Desk>(() => ({ typed: [], shownId: null }))

export function rememberSlip(id: MarkId): void {
  useDesk.setState(({ typed }) => ({ typed: [id, ...typed], shownId: null }))
}

export function forgetSlip(id: MarkId): void {
  useDesk.setState(({ typed }) => ({ typed: typed.filter((other) => other !== id), shownId: null }))
}

export function showSlip(id: MarkId): void {
  useDesk.setState({ shownId: id })
}
