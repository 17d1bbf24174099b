import { expect, it } from 'vitest'
import { defaultPreferences, readPreferences } from '#renderer/features/settings/preferences.ts'

it('gives back what was chosen', () => {
  const chosen = { theme: 'ardoise', hasSingleKeys: false } as const
  expect(readPreferences(JSON.stringify(chosen))).toEqual(chosen)
})

it('what was never chosen, or no longer reads, is the default', () => {
  for (const text of ['', '{', '"texte"', '{"theme":"rose","hasSingleKeys":true}'])
    expect(readPreferences(text)).toEqual(defaultPreferences)
})
