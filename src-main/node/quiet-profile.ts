import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const part = z.looseObject({}).catch({})
const preferencesFile = z
  .looseObject({ translate: part, profile: part, autofill: part, intl: part })
  .catch({ translate: {}, profile: {}, autofill: {}, intl: {} })

function preferencesIn(file: string): z.infer<typeof preferencesFile> {
  try {
    return preferencesFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Not there yet, or abandoned half written: Chromium begins anew too.
    return preferencesFile.parse(null)
  }
}

/**
 * Sets in a profile, before Chromium opens it, what the post cannot leave to a browser, in Chromium's own words: no page
 * offered for translation (its text would leave the post), no password offered for keeping (it would lie on the post, and
 * be shown over the lock page: V1, V2, L2), its own words in French. The rest of the profile is left as it is.
 */
export function quietProfile(dataFolder: string): void {
  const folder = join(dataFolder, 'Default')
  const file = join(folder, 'Preferences')
  const found = preferencesIn(file)
  const quiet = {
    ...found,
    translate: { ...found.translate, enabled: false },
    credentials_enable_service: false,
    profile: { ...found.profile, password_manager_enabled: false },
    autofill: { ...found.autofill, profile_enabled: false, credit_card_enabled: false },
    intl: { ...found.intl, accept_languages: 'fr-FR,fr', selected_languages: 'fr-FR,fr' },
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify(quiet), { mode: 0o600 })
}
