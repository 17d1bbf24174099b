import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What a new profile begins with, in Chromium's own words: no page offered for translation (its text would leave the
 * post), no password nor form kept by the browser (V1, V2), the browser's own words in French.
 */
const preferences = {
  translate: { enabled: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  intl: { accept_languages: 'fr-FR,fr', selected_languages: 'fr-FR,fr' },
}

/** Lays the preferences of a profile that Chromium has never opened; one that exists keeps its own. */
export function quietProfile(dataFolder: string): void {
  const folder = join(dataFolder, 'Default')
  const file = join(folder, 'Preferences')
  if (existsSync(file)) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify(preferences), { mode: 0o600 })
}
