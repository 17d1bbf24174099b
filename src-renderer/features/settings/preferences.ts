import { useEffect, useMemo } from 'react'
import { z } from 'zod'
import { currentVault } from '#renderer/store/current-vault.ts'
import { viewPrefix } from '#renderer/store/draft-store.ts'
import { useDraft } from '#renderer/store/drafts.ts'
import { setTheme, themes } from '#renderer/ui/theme.ts'
import { setSingleKeys } from '#renderer/ui/use-keys.ts'

const shape = z.object({ theme: z.enum(themes), hasSingleKeys: z.boolean() })

/** What a person likes, sealed with his texts and erased with them at log-out. */
export type Preferences = z.infer<typeof shape>

export const defaultPreferences: Preferences = { theme: 'auto', hasSingleKeys: true }

const key = `${viewPrefix}preferences`

/** What was kept, or what holds until the person chooses. Kept text that no longer reads is as if none was. */
export function readPreferences(text: string): Preferences {
  try {
    const parsed = shape.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : defaultPreferences
  } catch {
    return defaultPreferences
  }
}

export function changePreferences(change: Partial<Preferences>): void {
  const { drafts } = currentVault()
  drafts.set(key, JSON.stringify({ ...readPreferences(drafts.get(key)), ...change }))
}

/** Hook: the preferences of who is at the post, in force as long as the shell is on the screen. */
export function usePreferences(): Preferences {
  const [text] = useDraft(key)
  const preferences = useMemo(() => readPreferences(text), [text])
  useEffect(() => {
    setTheme(preferences.theme)
    setSingleKeys(preferences.hasSingleKeys)
  }, [preferences])
  return preferences
}
