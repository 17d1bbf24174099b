import { useCallback, useSyncExternalStore } from 'react'
import type { Scope } from '#shared/domain/core/scope.ts'
import { currentVault } from './current-vault.ts'

/** The scopes that the person holds on this post now: one that has ended leaves, with what it alone covered (law S10). */
export function useHeldScopes(): readonly Scope[] {
  const vault = currentVault()
  const subscribe = useCallback((listener: () => void) => vault.subscribe(listener), [vault])
  return useSyncExternalStore(subscribe, () => vault.actor().scopes)
}
