import { useMemo } from 'react'
import { epochMsOf, isInstant } from '#shared/kernel/instant.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import { useSchoolWall, useSchoolZone } from '#renderer/features/use-school-wall.ts'
import { formatMoment } from '#renderer/ui/format-fr.ts'

/** « hier à 18 h 02 », from an instant of the portal; as it came when it is none. */
export function useMoment(): (instant: string) => string {
  const zone = useSchoolZone()
  const today = useSchoolWall().date
  return useMemo(
    () => (instant) =>
      isInstant(instant) ? formatMoment(wallClockAt(epochMsOf(instant), zone), today) : instant,
    [zone, today],
  )
}
