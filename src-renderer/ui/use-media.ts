import { useSyncExternalStore } from 'react'

interface Media {
  readonly subscribe: (listener: () => void) => () => void
  readonly matches: () => boolean
}

/** One list a query for the whole page, and its last answer: asking it at each draw costs a style calculation. */
const known = new Map<string, Media>()

function mediaOf(query: string): Media {
  const found = known.get(query)
  if (found) return found
  const list = matchMedia(query)
  let isMatched = list.matches
  list.addEventListener('change', () => (isMatched = list.matches))
  const made: Media = {
    subscribe(listener) {
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    matches: () => isMatched,
  }
  known.set(query, made)
  return made
}

/** Whether a media query holds, and again when it changes. */
export function useMedia(query: string): boolean {
  const { subscribe, matches } = mediaOf(query)
  return useSyncExternalStore(subscribe, matches)
}

/** Below this the right pane becomes a drawer, then the left one too (design §5). */
export const rightDrawerQuery = '(max-width: 1099px)'
export const narrowQuery = '(max-width: 799px), (max-height: 479px)'
