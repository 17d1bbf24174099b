import type { LockCause, PowerEvents } from '#main/services/ports.ts'

export interface ManualPower extends PowerEvents {
  mustLock(why: LockCause): void
  resumed(): void
  stop(): void
}

const tickMs = 1_000
const gapMs = 10_000

/**
 * Without Electron the system says little: waking is seen as a hole in time, and the rest comes by hand (tests, or
 * SIGUSR1 of a script that watches the session). Idle time is unknown: in-app inactivity decides (law L1).
 */
export function createNodePower(now: () => number): ManualPower {
  const lockListeners = new Set<(why: LockCause) => void>()
  const resumeListeners = new Set<() => void>()
  const resumed = () => resumeListeners.forEach((listener) => listener())
  let last = now()
  const timer = setInterval(() => {
    const gap = now() - last
    last += gap
    if (gap > gapMs) resumed()
  }, tickMs)
  timer.unref()
  return {
    systemIdle: () => null,
    onMustLock: (listener) => subscribe(lockListeners, listener),
    onResumed: (listener) => subscribe(resumeListeners, listener),
    mustLock: (why) => lockListeners.forEach((listener) => listener(why)),
    resumed,
    stop: () => clearInterval(timer),
  }
}

function subscribe<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
