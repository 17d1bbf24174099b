import type { Vault } from './vault.ts'

let opened: Vault | null = null
const listeners = new Set<() => void>()

/** The vault opened in this page. A page has one at most, and dies with it at lock (law L2). */
export function currentVault(): Vault {
  if (!opened) throw new Error('no vault is open')
  return opened
}

export function vaultIfOpen(): Vault | null {
  return opened
}

/** For the lock alone. */
export function setCurrentVault(vault: Vault | null): void {
  opened = vault
  for (const listener of listeners) listener()
}

export function subscribeToVault(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
