import { useEffect } from 'react'
import { z } from 'zod'
import { create } from 'zustand'
import { currentVault } from '#renderer/store/current-vault.ts'
import { setTheme, themes } from '#renderer/ui/theme.ts'
import { setSingleKeys } from '#renderer/ui/use-keys.ts'

const shape = z.object({ theme: z.enum(themes), hasSingleKeys: z.boolean() })

/** What a person likes on this post. Names nobody: the key is the profile’s random number. Owner person, cleared at log-out. */
export type Preferences = z.infer<typeof shape>

export const defaultPreferences: Preferences = { theme: 'auto', hasSingleKeys: true }

const prefix = 'pupitre.preferences.'

function readPreferences(profileId: string): Preferences {
  const kept = localStorage.getItem(prefix + profileId)
  if (kept === null) return defaultPreferences
  try {
    const parsed = shape.safeParse(JSON.parse(kept))
    return parsed.success ? parsed.data : defaultPreferences
  } catch {
    return defaultPreferences
  }
}

const usePreferenceStore = create<Preferences>(() => defaultPreferences)

export function changePreferences(change: Partial<Preferences>): void {
  usePreferenceStore.setState(change)
  const { theme, hasSingleKeys } = usePreferenceStore.getState()
  localStorage.setItem(prefix + currentVault().profileId, JSON.stringify({ theme, hasSingleKeys }))
  apply({ theme, hasSingleKeys })
}

function apply({ theme, hasSingleKeys }: Preferences): void {
  setTheme(theme)
  setSingleKeys(hasSingleKeys)
}

/** Hook: the preferences of who is at the post; takes them up when the vault opens. */
export function usePreferences(): Preferences {
  const { profileId } = currentVault()
  useEffect(() => {
    const kept = readPreferences(profileId)
    usePreferenceStore.setState(kept)
    apply(kept)
  }, [profileId])
  return usePreferenceStore()
}

/** Drops what belonged to profiles that have left this post. */
export function forgetPreferences(profileIds: readonly string[]): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix) && !profileIds.includes(key.slice(prefix.length))) localStorage.removeItem(key)
  }
}
