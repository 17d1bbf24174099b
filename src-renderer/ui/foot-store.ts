import { create } from 'zustand'

/**
 * How many panes on the screen have a foot: toasts stand above them. Counted, for a `:has` on the body would have the
 * browser style the whole page again at each mark.
 */
export const usePaneFeet = create<{ readonly count: number }>(() => ({ count: 0 }))

/** Returns how to take it back. */
export function addPaneFoot(): () => void {
  usePaneFeet.setState(({ count }) => ({ count: count + 1 }))
  return () => usePaneFeet.setState(({ count }) => ({ count: count - 1 }))
}
