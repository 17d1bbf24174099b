import { afterEach, beforeEach, expect, vi } from 'vitest'
import { useSession } from '#renderer/lock/session-store.ts'

/** The session of the page under test. */
export const session = () => useSession.getState()

/** The id of the first profile on the post; empty when there is none. */
export const only = (): string => session().profiles[0]?.id ?? ''

/** A person passes: the clock of `Date` alone moves. */
export function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms)
}

export async function untilTrue(isSo: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 5_000, interval: 5 })
}

/** Lends each test of a file the few things of a page that the lock listens to, on a Monday at nine; locks it after. */
export function useLockPage(): void {
  beforeEach(() => {
    vi.stubGlobal('window', new EventTarget())
    vi.stubGlobal('document', new EventTarget())
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-16T08:00:00.000Z') })
  })
  afterEach(async () => {
    await session().lock('asked')
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
}
