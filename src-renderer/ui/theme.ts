import { useSyncExternalStore } from 'react'

/** `auto` follows the system. */
export const themes = ['auto', 'papier', 'ardoise'] as const
export type Theme = (typeof themes)[number]

/** The post’s last theme: names nobody, read before the first paint. */
const storageKey = 'pupitre.theme'
const listeners = new Set<() => void>()

export function readTheme(): Theme {
  const kept = globalThis.localStorage?.getItem(storageKey)
  return themes.find((theme) => theme === kept) ?? 'auto'
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme)
  applyTheme(theme)
  for (const listener of listeners) listener()
}

export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, readTheme)
}
