import { create } from 'zustand'

/** Which screen is open, and where it should land. */
interface Route {
  readonly feature: string
  readonly target: string | undefined
  /** Raised at each opening: the same screen opened again lands again. */
  readonly visit: number
}

/** The screen’s name alone is kept across a lock’s fresh page: it names nobody. */
const storageKey = 'pupitre.screen'

export const useRoute = create<Route>(() => ({
  feature: globalThis.sessionStorage?.getItem(storageKey) ?? '',
  target: undefined,
  visit: 0,
}))

export function openScreen(feature: string, target?: string): void {
  sessionStorage.setItem(storageKey, feature)
  useRoute.setState((route) => ({ feature, target, visit: route.visit + 1 }))
}
