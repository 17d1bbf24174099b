import { isHeldForATime } from '#shared/sync/portal-time.ts'
import { endScopes, keepTime } from '#renderer/store/end-scopes.ts'
import type { VaultState } from '#renderer/store/vault-state.ts'

/** Short: a suspended machine wakes late, and a clock may be set forward. */
const lookEveryMs = 2_000

/** Looks at the hour while something is held for a time only (law S10, C2). Returns how to stop. */
export function watchEnds(state: VaultState): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let isStopped = false
  const look = async () => {
    await endScopes(state)
    await keepTime(state).catch(() => state.report('manifest-unwritable'))
    timer = null
    arm()
  }
  const arm = () => {
    if (isStopped || state.isClosed || timer !== null || !isHeldForATime(state.manifest)) return
    timer = setTimeout(() => void look(), lookEveryMs)
  }
  state.listeners.add(arm)
  arm()
  return () => {
    isStopped = true
    state.listeners.delete(arm)
    if (timer !== null) clearTimeout(timer)
  }
}
