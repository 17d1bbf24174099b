import { useCallback, useSyncExternalStore } from 'react'
import { currentVault } from './current-vault.ts'

/**
 * A text being typed, given back after a lock, a crash or a restart: sealed within 2 s of the last key (law V5).
 * @param key what the text is about, stable: `observation:<lesson>:<pupil>`; never readable on the disk
 * @returns the text, how to change it, and how to forget it once its command is durable
 */
export function useDraft(key: string): readonly [string, (text: string) => void, () => void] {
  const { drafts } = currentVault()
  const text = useSyncExternalStore(
    useCallback((listener: () => void) => drafts.subscribe(key, listener), [drafts, key]),
    () => drafts.get(key),
  )
  const setText = useCallback((next: string) => drafts.set(key, next), [drafts, key])
  const clear = useCallback(() => drafts.clear(key), [drafts, key])
  return [text, setText, clear]
}
