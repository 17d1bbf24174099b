import { useSyncExternalStore } from 'react'

/** `auto` follows the system, and is what the lock page wears: it belongs to nobody. */
export const themes = ['auto', 'papier', 'ardoise'] as const
export type Theme = (typeof themes)[number]

const listeners = new Set<() => void>()
let current: Theme = 'auto'

export function setTheme(theme: Theme): void {
  current = theme
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  for (const listener of listeners) listener()
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
