import { useSyncExternalStore } from 'react'

/** Whether a media query holds, and again when it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

/** Below this the right pane becomes a drawer, then the left one too (design §5). */
export const rightDrawerQuery = '(max-width: 1099px)'
export const narrowQuery = '(max-width: 799px), (max-height: 479px)'
