import { useEffect, useState, useSyncExternalStore } from 'react'

/**
 * One clock for every screen: milliseconds since 1970, moved on whole seconds, so that two hours shown together
 * never differ. Rules never read it: screens pass it down.
 */
let currentMs = Date.now()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function tick(): void {
  currentMs = Date.now()
  for (const listener of listeners) listener()
  timer = setTimeout(tick, 1000 - (currentMs % 1000))
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    currentMs = Date.now()
    timer = setTimeout(tick, 1000 - (currentMs % 1000))
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearTimeout(timer)
  }
}

/**
 * The present, cut to `stepMs`: the component is drawn again when the cut value changes only.
 * @param stepMs 60,000 for hours on a wall, 1,000 for a count of seconds
 */
export function useNow(stepMs = 60_000): number {
  return useSyncExternalStore(subscribe, () => currentMs - (currentMs % stepMs))
}

/** True once `isPending` has lasted 400 ms: what is quicker shows nothing (design §4). */
export function useLate(isPending: boolean, delayMs = 400): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isPending) return
    const wait = setTimeout(() => setLate(true), delayMs)
    return () => {
      clearTimeout(wait)
      setLate(false)
    }
  }, [isPending, delayMs])
  return isPending && isLate
}
