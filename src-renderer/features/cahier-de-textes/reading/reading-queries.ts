import { useMemo } from 'react'
import {
  consentIdOf,
  readingConsentRecord,
  type ReadingConsent,
} from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import { readingPassRecord, type ReadingPass } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { isOpenOn, lastDayOf } from '#shared/domain/cahier-de-textes/reading/reading-rules.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useRecords } from '#renderer/store/use-records.ts'

/** One teacher asked under one pass, with what he answered. */
export interface Asked {
  readonly pass: ReadingPass
  readonly teacherId: StaffId
  readonly consent: ReadingConsent | undefined
  readonly lastDay: PlainDate | null
}

/** Every teacher asked, under the passes that this person may know of. */
export function useAsked(): readonly Asked[] {
  const passes = useRecords(readingPassRecord)
  const consents = useRecords(readingConsentRecord)
  return useMemo(() => {
    const byId = new Map(consents.map((consent) => [consent.id, consent]))
    return passes.flatMap((pass) =>
      pass.teacherIds.map((teacherId) => {
        const consent = byId.get(consentIdOf(pass.id, teacherId))
        return { pass, teacherId, consent, lastDay: lastDayOf(pass, consent?.answer) }
      }),
    )
  }, [passes, consents])
}

/** Cahiers open to an inspector today. */
export function useOpenCahiers(inspectorId: StaffId, today: PlainDate): readonly Asked[] {
  const asked = useAsked()
  return useMemo(
    () =>
      asked.filter(
        ({ pass, consent }) => pass.inspectorId === inspectorId && isOpenOn(pass, consent?.answer, today),
      ),
    [asked, inspectorId, today],
  )
}
