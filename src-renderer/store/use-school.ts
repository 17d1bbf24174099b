import { useMemo } from 'react'
import type { Actor } from '#shared/domain/core/actor.ts'
import { settingsOf } from '#shared/domain/people/module-rules.ts'
import {
  schoolSettingsRecord,
  settingsId,
  type SchoolSettings,
} from '#shared/domain/people/school-settings.ts'
import { schoolId, schoolRecord } from '#shared/domain/people/school.ts'
import { wallClockAt, type WallClock } from '#shared/kernel/school-clock.ts'
import { currentVault } from './current-vault.ts'
import { useRecord } from './use-records.ts'

/** Before the first pull no school is known; the clock of mainland France stands in for a moment. */
const zoneBeforeSchool = 'Europe/Paris'

/** The school as every screen needs it: its name, its settings, its clock. */
export interface SchoolSight {
  readonly name: string
  readonly settings: SchoolSettings
  readonly timeZone: string
  /** The person as rules know him. */
  readonly actor: Actor
  /** Day and hour on the wall of the school. @param epochMs from `useNow` */
  wallAt(epochMs: number): WallClock
}

export function useSchool(): SchoolSight {
  const vault = currentVault()
  const school = useRecord(schoolRecord, schoolId)
  const settings = useRecord(schoolSettingsRecord, settingsId)
  return useMemo(() => {
    const timeZone = school?.timeZone ?? zoneBeforeSchool
    return {
      name: school?.name ?? '',
      settings: settings ?? settingsOf(vault.view),
      timeZone,
      actor: vault.actor(),
      wallAt: (epochMs) => wallClockAt(epochMs, timeZone),
    }
  }, [vault, school, settings])
}
