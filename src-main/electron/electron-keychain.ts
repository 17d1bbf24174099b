import { safeStorage } from 'electron'
import { platform } from 'node:process'
import type { Keychain } from '#main/services/ports.ts'

/** The system's keychain. Linux without a keyring falls back to a password that everyone knows: that is none (law V2). */
export const electronKeychain: Keychain = {
  backend: async () => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
    if (platform === 'win32') return 'dpapi'
    if (platform === 'darwin') return 'keychain'
    const selected = safeStorage.getSelectedStorageBackend()
    return selected === 'basic_text' || selected === 'unknown' ? null : selected
  },
  protect: (secret) => safeStorage.encryptStringAsync(secret),
  reveal: async (kept) => (await safeStorage.decryptStringAsync(Buffer.from(kept))).result,
}
