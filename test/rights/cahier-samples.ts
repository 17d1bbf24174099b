import { put, type Change } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { TeacherNote } from '#shared/domain/cahier-de-textes/note/teacher-note.ts'
import { consentIdOf, readingConsentRecord } from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import { readingPassRecord, type ReadingPass } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { seriesRecord, type Series } from '#shared/domain/cahier-de-textes/series/series.ts'
import { nextSeal } from '#shared/domain/cahier-de-textes/visa/seal-rules.ts'
import type { CahierId, GrantId, NoticeId } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { visaNoticeRecord, type VisaNotice } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { assignment, contents } from '#test/support/cahier-desk.ts'
import { today } from './sample-records.ts'

const at = instantOf(Date.parse('2026-11-16T09:00:00.000Z'))
export const cahierId = 'cahier' as CahierId
export const noticeId = 'n-scene' as NoticeId
export const firstContents = contents('Vu en classe')
export const firstAssignment = assignment('Exercice 1', '2026-12-01')

/** An entry as its teachers wrote it, with one piece of homework. */
export function anEntry(
  lessonId: string,
  teacherIds: readonly StaffId[],
  divisionIds: readonly string[],
): CahierEntry {
  const by = teacherIds[0] as StaffId
  const signed = { by, typedAt: at }
  return {
    ...{ id: `ce-${lessonId}`, lessonId, cahierId, date: today, start: '08:00', end: '09:00' },
    ...{ subjectId: 'subject', serviceId: null, divisionIds, groupId: null, teacherIds },
    contents: { standing: { ...signed, value: firstContents }, variants: [], past: [] },
    homework: [
      { id: 'h1', assignment: { standing: { ...signed, value: firstAssignment }, variants: [], past: [] } },
    ],
    publishAt: { date: today, time: '08:00' },
    ...{ carriedFrom: null, addenda: [], seals: [] },
  } as unknown as CahierEntry
}

/** The same, with a visa on it. */
export function aSealedEntry(entry: CahierEntry): CahierEntry {
  const act = {
    ...{ school: '', noticeId, grantId: 'g-scene' as GrantId, by: 'p-direction' as StaffId },
    ...{ owner: 'direction' as const, observation: '', at, on: plainDate('2026-11-16') },
  }
  return { ...entry, seals: [nextSeal(entry, { kind: 'entry' }, act, { length: 0, head: null })] }
}

/** A visa that may be given today. */
export const aNotice: VisaNotice = {
  ...{ id: noticeId, by: 'p-direction' as StaffId, announcedAt: at, announcedOn: plainDate('2026-11-01') },
  applicableOn: plainDate('2026-11-10'),
  ...{ from: plainDate('2026-09-01'), to: plainDate('2026-12-31'), target: { kind: 'school' }, message: '' },
}

export function aPass(id: string, inspectorId: StaffId, teacherId: StaffId): ReadingPass {
  return {
    ...{ id, inspectorId, teacherIds: [teacherId], from: today, to: '2026-11-20', mayVise: false },
    ...{ reason: '', by: 'p-direction', openedAt: at, closedOn: null },
  } as unknown as ReadingPass
}

export function aNote(id: string, teacherId: StaffId): TeacherNote {
  const standing = { by: teacherId, typedAt: at, value: 'Prévoir le compas' }
  const text = { standing, variants: [], past: [] }
  return { id, lessonId: 'l', teacherId, date: today, text } as unknown as TeacherNote
}

export function aSeries(id: string, by: StaffId): Series {
  return { id, by, title: 'Géométrie', subjectId: null, sessions: [], savedAt: at } as unknown as Series
}

/** What lies in the cahiers of one cell before its command comes. */
export function furnishCahier(spot: {
  readonly me: StaffId
  readonly teacherId: StaffId
  readonly lessonId: string
  readonly calledId: string
  readonly passId: string
  readonly seriesId: string
  readonly divisionId: string
}): readonly Change[] {
  const { me, teacherId, divisionId } = spot
  const consent = {
    ...{ id: consentIdOf(spot.passId as never, teacherId), passId: spot.passId, teacherId, inspectorId: me },
    ...{ answer: { kind: 'yes' }, typedAt: at, at },
  }
  return [
    put(visaNoticeRecord, aNotice),
    put(entryRecord, anEntry(spot.lessonId, [teacherId], [divisionId])),
    put(entryRecord, aSealedEntry(anEntry(spot.calledId, [teacherId], [divisionId]))),
    put(readingPassRecord, aPass(spot.passId, me, teacherId)),
    put(readingConsentRecord, consent as never),
    put(seriesRecord, aSeries(spot.seriesId, teacherId)),
  ]
}
