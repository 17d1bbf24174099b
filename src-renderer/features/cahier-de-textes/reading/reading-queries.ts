import { useMemo } from 'react'
import {
  consentIdOf,
  readingConsentRecord,
  type ReadingConsent,
} from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import { readingPassRecord, type ReadingPass } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { lastDayOf } from '#shared/domain/cahier-de-textes/reading/reading-rules.ts'
import {
  readingTraceRecord,
  type ReadingTrace,
} from '#shared/domain/cahier-de-textes/reading/reading-trace.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useHeldScopes } from '#renderer/store/use-held-scopes.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { useNow } from '#renderer/ui/use-now.ts'
import { visitStateOf, type VisitState } from './visit-rules.ts'

/** One teacher asked under one pass, with what he answered. */
export interface Asked {
  readonly pass: ReadingPass
  readonly teacherId: StaffId
  readonly consent: ReadingConsent | undefined
  readonly lastDay: PlainDate | null
}

/** Every teacher asked, under the passes that this person may know of, the latest first. */
export function useAsked(): readonly Asked[] {
  const passes = useRecords(readingPassRecord)
  const consents = useRecords(readingConsentRecord)
  return useMemo(() => {
    const byId = new Map(consents.map((consent) => [consent.id, consent]))
    const ordered = [...passes].sort((a, b) => (a.from < b.from ? 1 : -1))
    return ordered.flatMap((pass) =>
      pass.teacherIds.map((teacherId) => {
        const consent = byId.get(consentIdOf(pass.id, teacherId))
        return { pass, teacherId, consent, lastDay: lastDayOf(pass, consent?.answer) }
      }),
    )
  }, [passes, consents])
}

/** The school’s wall by the portal’s clock: a post whose own was changed does not judge by it (law S6). */
export function usePortalWall(): WallClock {
  const { wallAt } = useSchool()
  // Drawn again each minute, and when the portal’s word or an end has moved what is held.
  useNow()
  useHeldScopes()
  return wallAt(currentVault().portalNow())
}

/** What an inspector was given to read, or asked, and how it stands on this post. */
export interface Visit extends Asked {
  readonly state: VisitState
}

export function useVisits(inspectorId: StaffId): readonly Visit[] {
  const asked = useAsked()
  const { date: today } = usePortalWall()
  const held = useHeldScopes()
  return useMemo(
    () =>
      asked
        .filter(({ pass }) => pass.inspectorId === inspectorId)
        .map((one) => ({ ...one, state: visitStateOf(one, today, held) })),
    [asked, inspectorId, today, held],
  )
}

/** What was read of a teacher’s cahiers under a pass, the latest first. */
export function useTraces({ pass, teacherId }: Pick<Asked, 'pass' | 'teacherId'>): readonly ReadingTrace[] {
  const traces = useRecords(readingTraceRecord)
  return useMemo(
    () =>
      traces
        .filter((trace) => trace.passId === pass.id && trace.teacherId === teacherId)
        .sort((a, b) => (a.lastReadAt < b.lastReadAt ? 1 : -1)),
    [traces, pass, teacherId],
  )
}
