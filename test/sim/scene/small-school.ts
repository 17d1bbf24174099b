import type { Role } from '#shared/domain/core/actor.ts'
import { put, type Change } from '#shared/domain/core/command.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import {
  consentIdOf,
  readingConsentRecord,
  type ConsentAnswer,
} from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import { readingPassRecord } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { richTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { holidayRecord } from '#shared/domain/timetable/holiday.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { guardianRecord } from '#shared/domain/people/guardian.ts'
import { defaultSettings, schoolSettingsRecord } from '#shared/domain/people/school-settings.ts'
import { schoolRecord } from '#shared/domain/people/school.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import {
  divisionRecord,
  groupRecord,
  subjectRecord,
  teachingServiceRecord,
} from '#shared/domain/people/structures.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { plainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'

/** The Monday on which every story begins, in Paris a little after eight. */
export const dawnMs = Date.parse('2026-11-16T07:12:00.000Z')
export const schoolDay = '2026-11-16'
export const schoolUai = '0750001A'

/** The staff of the simulated school: every role, two teachers who share a class, an inspector on a visit. */
export const staff: readonly { readonly id: string; readonly roles: readonly Role[] }[] = [
  { id: 'ada', roles: ['teacher'] },
  { id: 'ben', roles: ['teacher'] },
  { id: 'cleo', roles: ['cpe'] },
  { id: 'dan', roles: ['aed'] },
  { id: 'eve', roles: ['direction'] },
  { id: 'flo', roles: ['teacher', 'administrator'] },
  { id: 'guy', roles: ['secretariat'] },
  { id: 'hal', roles: ['inspector'] },
]

export const divisions = ['3A', '3B', '4C'] as const

export function personOf({ id, roles }: (typeof staff)[number]): PersonMessage {
  const name = { civility: 'Mme', familyName: id.toUpperCase(), givenName: id, title: '' } as const
  return { accountId: `account-${id}`, staffId: id, login: id, ...name, roles: [...roles] }
}

export const firstPasswordOf = (login: string): string => `Au-Matin-${login}-1`

/** Fixtures are plain: ids are branded in the houses only. */
function row<T extends RecordBody>(type: RecordType<T>, record: object): Change {
  return put(type, record as T)
}

export function aStudent(id: string, divisionId: string, groupId: string | null): Change {
  const stay = (of: string) => [{ of, from: '2026-09-01', until: null }]
  return row(studentRecord, {
    ...{ id, familyName: `Nom ${id}`, givenName: 'Camille', sex: 'F', exitRegime: '', plans: [] },
    ...{ divisions: stay(divisionId), groups: groupId ? stay(groupId) : [], boardingStatus: 'externe' },
    ...{ imageRight: null, enteredOn: '2026-09-01', leftOn: null },
  })
}

export function aService(
  divisionId: string,
  teacherIds: readonly string[],
  groupId: string | null = null,
): Change {
  const id = `service-${groupId ?? divisionId}`
  const of = { divisionId: groupId ? null : divisionId, groupId }
  return row(teachingServiceRecord, { id, subjectId: 'maths', ...of, teacherIds, modality: 'CG' })
}

interface LessonSketch {
  readonly id: string
  readonly hour: number
  readonly divisionId: string
  readonly teacherIds: readonly string[]
  readonly groupId?: string
  readonly form?: 'course' | 'permanence'
}

export function aLesson({
  id,
  hour,
  divisionId,
  teacherIds,
  groupId,
  form = 'course',
}: LessonSketch): Change {
  const start = `${String(hour).padStart(2, '0')}:00`
  return row(lessonRecord, {
    ...{ id, date: schoolDay, start, end: `${start.slice(0, 2)}:55`, subjectId: 'maths', serviceId: null },
    ...{ divisionIds: [divisionId], groupId: groupId ?? null, teacherIds, replacedIds: [], room: 'A1', form },
    ...{ status: 'planned', movedTo: null },
  })
}

/** What was done in a lesson, as its teachers wrote it. */
function anEntry(lessonId: string, divisionId: string, teacherIds: readonly string[]): Change {
  const value = { title: `Séance ${lessonId}`, text: richTextOf('Thalès'), documents: [] }
  const standing = { value, by: teacherIds[0], typedAt: `${schoolDay}T07:00:00.000Z` }
  return row(entryRecord, {
    ...{ id: `ce-${lessonId}`, lessonId, cahierId: `own-${teacherIds[0]}`, date: schoolDay, start: '08:00' },
    ...{ end: '08:55', subjectId: 'maths', serviceId: null, divisionIds: [divisionId], groupId: null },
    ...{ teacherIds, contents: { standing, variants: [], past: [] }, homework: [], carriedFrom: null },
    ...{ publishAt: { date: schoolDay, time: '08:00' }, addenda: [], seals: [] },
  })
}

interface VisitSketch {
  readonly passId: string
  readonly teacherId: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly closedOn: PlainDate | null
  readonly answer: ConsentAnswer | null
}

/** The cahiers of one teacher opened to the inspector, and what she answered (C2). */
export function aVisit({ passId, teacherId, from, to, closedOn, answer }: VisitSketch): Change[] {
  const at = `${schoolDay}T07:00:00.000Z`
  const ids = { passId, teacherId, inspectorId: 'hal' } as const
  const pass = {
    id: passId,
    inspectorId: 'hal',
    teacherIds: [teacherId],
    from,
    to,
    mayVise: true,
    reason: '',
  }
  const id = consentIdOf(passId as never, teacherId as never)
  return [
    row(readingPassRecord, { ...pass, by: 'eve', openedAt: at, closedOn }),
    ...(answer ? [row(readingConsentRecord, { id, ...ids, answer, typedAt: at, at })] : []),
  ]
}

const aGuardian = {
  ...{ id: 'g1', personId: '1', civility: 'MME', familyName: 'Nom', givenName: 'Dominique', homePhone: '' },
  ...{ mobilePhone: '', workPhone: '', email: '', address: '', acceptsSms: false, links: [] },
}

const visitDays = { from: plainDate(schoolDay), to: plainDate('2026-11-18') } as const

/** What the school holds when a story begins: about fifty rows. */
export function schoolAtDawn(): Change[] {
  const city = { zone: 'C', timeZone: 'Europe/Paris', academy: 'Paris', city: 'Essais' }
  return [
    row(schoolRecord, {
      id: 'school',
      uai: schoolUai,
      name: 'Collège des Essais',
      schoolYear: 2026,
      ...city,
    }),
    row(schoolSettingsRecord, defaultSettings),
    row(subjectRecord, { id: 'maths', code: '061300', shortLabel: 'MATHS', label: 'Mathématiques' }),
    row(holidayRecord, { id: 'noel', label: 'Noël', from: '2026-12-19', until: '2027-01-04' }),
    ...divisions.map((id) => row(divisionRecord, { id, code: id, label: id, professeurPrincipalIds: [] })),
    row(groupRecord, { id: '3LV2', code: '3LV2', label: '3 LV2', divisionIds: ['3A', '3B'] }),
    ...staff.map((one) => {
      const { staffId: id, civility, familyName, givenName, title, roles } = personOf(one)
      return row(staffMemberRecord, { id, civility, familyName, givenName, title, roles })
    }),
    ...divisions.flatMap((of) =>
      [1, 2, 3, 4].map((n) => aStudent(`${of}-${n}`, of, of !== '4C' && n < 3 ? '3LV2' : null)),
    ),
    row(guardianRecord, aGuardian),
    aService('3A', ['ada']),
    aService('3B', ['ada', 'ben']),
    aService('4C', ['flo']),
    aService('3A', ['ben'], '3LV2'),
    aLesson({ id: 'l1', hour: 8, divisionId: '3A', teacherIds: ['ada'] }),
    aLesson({ id: 'l2', hour: 9, divisionId: '3B', teacherIds: ['ada', 'ben'] }),
    aLesson({ id: 'l3', hour: 8, divisionId: '4C', teacherIds: ['flo'] }),
    aLesson({ id: 'l4', hour: 9, divisionId: '3A', teacherIds: ['ben'], groupId: '3LV2' }),
    aLesson({ id: 'l5', hour: 10, divisionId: '4C', teacherIds: ['flo'], form: 'permanence' }),
    anEntry('l1', '3A', ['ada']),
    anEntry('l3', '4C', ['flo']),
    ...aVisit({ passId: 'visit-1', teacherId: 'ada', ...visitDays, closedOn: null, answer: { kind: 'yes' } }),
  ]
}
