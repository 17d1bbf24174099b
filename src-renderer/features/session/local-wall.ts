import { epochMsOf, type Instant } from '#shared/kernel/instant.ts'
import { wallClockAt, type WallClock } from '#shared/kernel/school-clock.ts'

/** The zone of this machine: on the lock page no vault is open, the school’s is not known. */
export const localZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone

export function localWall(moment: number | Instant): WallClock {
  return wallClockAt(typeof moment === 'number' ? moment : epochMsOf(moment), localZone)
}
