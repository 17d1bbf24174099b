import { powerMonitor, type BrowserWindow } from 'electron'
import { env, platform } from 'node:process'
import type { LockCause, PowerEvents } from '#main/services/ports.ts'

type Listener = (why: LockCause) => void

/**
 * What must lock the post (law L1). `lock-screen` exists on Windows and macOS only, and idle time is blind on many
 * Wayland sessions: the page's own inactivity comes first everywhere.
 */
export function createElectronPower(): PowerEvents & { watchWindow(window: BrowserWindow): void } {
  const listeners = new Set<Listener>()
  const fire = (why: LockCause) => listeners.forEach((listener) => listener(why))
  powerMonitor.on('lock-screen', () => fire('lock-screen'))
  powerMonitor.on('suspend', () => fire('suspend'))
  powerMonitor.on('shutdown', () => fire('session-end'))
  powerMonitor.on('user-did-resign-active', () => fire('user-switch'))
  return {
    systemIdle: () => (isIdleKnown() ? powerMonitor.getSystemIdleTime() : null),
    onMustLock: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onResumed: (listener) => {
      powerMonitor.on('resume', listener)
      return () => powerMonitor.off('resume', listener)
    },
    watchWindow: (window) => {
      window.on('query-session-end', () => fire('session-end'))
      window.on('session-end', () => fire('session-end'))
    },
  }
}

function isIdleKnown(): boolean {
  return platform !== 'linux' || env['WAYLAND_DISPLAY'] === undefined
}
