import { create } from 'zustand'
import { currentVault } from '#renderer/store/current-vault.ts'
import { viewPrefix } from '#renderer/store/draft-store.ts'

/** Which screen is open, and where it should land. */
interface Route {
  /** Empty until something was opened in this page. */
  readonly feature: string
  readonly target: string | undefined
  /** Raised at each opening: the same screen opened again lands again. */
  readonly visit: number
}

/** The last screen, sealed: it comes back after a lock. */
const key = `${viewPrefix}screen`

export const useRoute = create<Route>(() => ({ feature: '', target: undefined, visit: 0 }))

/** The screen that was open before the lock’s fresh page. */
export function keptScreen(): string {
  return currentVault().drafts.get(key)
}

export function openScreen(feature: string, target?: string): void {
  currentVault().drafts.set(key, feature)
  useRoute.setState((route) => ({ feature, target, visit: route.visit + 1 }))
}
