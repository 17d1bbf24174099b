import { useMemo } from 'react'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { useNow } from '#renderer/ui/use-now.ts'

/** The school’s zone; only where a vault is open. */
export function useSchoolZone(): string {
  return useSchool().timeZone
}

/** The day and hour on the wall of the school, minute by minute; only where a vault is open. */
export function useSchoolWall(): WallClock {
  const { wallAt } = useSchool()
  const nowMs = useNow()
  return useMemo(() => wallAt(nowMs), [nowMs, wallAt])
}
