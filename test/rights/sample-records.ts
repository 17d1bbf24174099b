import type { StaffId } from '#shared/domain/core/ids.ts'
import type { Absence } from '#shared/domain/absences/absence.ts'
import type { AbsenceNotice } from '#shared/domain/absences/absence-notice.ts'
import type { Guardian } from '#shared/domain/people/guardian.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import type { Division, Group, TeachingService } from '#shared/domain/people/structures.ts'
import type { StudentFile } from '#shared/domain/people/student-file.ts'
import type { Student } from '#shared/domain/people/student.ts'
import type { ProblemReport } from '#shared/domain/problem-report/problem-report.ts'
import type { Observation } from '#shared/domain/roll-call/observation.ts'
import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'

/** Invented people and things of the rights scene. Ids are plain texts here: branded once, at the end of each. */
export const colleague = 'p-colleague' as StaffId
export const otherColleague = 'p-other-colleague' as StaffId
export const today = '2026-11-17'
export const yesterday = '2026-11-16'
const instant = '2026-11-17T07:00:00.000Z'

export function aStudent(id: string, divisions: readonly string[], groups: readonly string[]): Student {
  const stay = (of: string) => ({ of, from: '2026-09-01', until: null })
  return {
    id,
    familyName: `Élève ${id}`,
    givenName: 'Camille',
    sex: 'F',
    divisions: divisions.map(stay),
    groups: groups.map(stay),
    boardingStatus: 'externe',
    exitRegime: '',
    plans: ['PAI'],
    imageRight: null,
    enteredOn: '2026-09-01',
    leftOn: null,
  } as unknown as Student
}

export function aFile(id: string): StudentFile {
  return {
    id,
    eleveId: '1001',
    ine: '123456789AA',
    birthDate: '2012-05-14',
    mef: '',
    address: '1 rue des Lilas',
    phone: '',
  } as unknown as StudentFile
}

export function aGuardian(id: string): Guardian {
  return {
    id,
    personId: '501',
    civility: 'MME',
    familyName: `Parent ${id}`,
    givenName: 'Dominique',
    homePhone: '',
    mobilePhone: '0600000001',
    workPhone: '',
    email: '',
    address: '1 rue des Lilas',
    acceptsSms: true,
    links: [],
  } as unknown as Guardian
}

export function aDivision(id: string): Division {
  return { id, code: id, label: id, professeurPrincipalIds: [] } as unknown as Division
}

export function aGroup(id: string): Group {
  return { id, code: id, label: id, divisionIds: [] } as unknown as Group
}

export function aPerson(id: string): StaffMember {
  return {
    id,
    civility: 'Mme',
    familyName: `Essai ${id}`,
    givenName: 'Alix',
    roles: ['teacher'],
    title: '',
  } as unknown as StaffMember
}

export function aService(
  id: string,
  teacherIds: readonly string[],
  divisionId: string | null,
  groupId: string | null,
): TeachingService {
  return {
    id,
    subjectId: 'subject',
    divisionId,
    groupId,
    teacherIds,
    modality: 'CG',
  } as unknown as TeachingService
}

export function aLesson(
  id: string,
  teacherIds: readonly StaffId[],
  divisionIds: readonly string[],
  groupId: string | null,
  date = today,
): Lesson {
  return {
    id,
    date,
    start: '08:00',
    end: '09:00',
    subjectId: 'subject',
    serviceId: null,
    divisionIds,
    groupId,
    teacherIds,
    replacedIds: [],
    room: '',
    form: 'course',
    status: 'planned',
    movedTo: null,
  } as unknown as Lesson
}

/** A call in progress with one mark on a pupil, or one that was ended on its day. */
export function aCall(
  id: string,
  teacherIds: readonly StaffId[],
  divisionIds: readonly string[],
  groupId: string | null,
  of: {
    readonly lessonId?: string
    readonly date?: string
    readonly isEnded?: boolean
    readonly markId?: string
    readonly studentId?: string
  } = {},
): RollCall {
  const { lessonId = `lesson-of-${id}`, date = today, isEnded = false, markId, studentId } = of
  const by = teacherIds[0]
  const moment = {
    by,
    workstationId: 'workstation-1',
    postName: 'Poste salle 12',
    typedAt: `${date}T07:02:00.000Z`,
    recordedAt: `${date}T07:02:01.000Z`,
    recordedOn: date,
  }
  const mark = {
    id: markId,
    studentId,
    kind: 'forgotten',
    minutes: null,
    at: null,
    item: 'notebook',
    reason: null,
    by,
    fromDesk: false,
    workstationId: 'workstation-1',
    typedAt: moment.typedAt,
    recordedAt: moment.recordedAt,
  }
  return {
    id,
    lessonId,
    date,
    start: '08:00',
    end: '09:00',
    divisionIds,
    groupId,
    teacherIds,
    state: isEnded ? 'done' : 'in-progress',
    begun: moment,
    ended: isEnded ? moment : null,
    corrections: 0,
    marks: markId === undefined ? [] : [mark],
    pastMarks: [],
  } as unknown as RollCall
}

export function anObservation(
  id: string,
  by: StaffId,
  teacherIds: readonly StaffId[],
  studentId: string,
  lessonId = `lesson-of-${id}`,
): Observation {
  return {
    id,
    studentId,
    lessonId,
    date: today,
    nature: 'observation',
    text: 'Bavarde.',
    textBy: by,
    textAt: instant,
    by,
    teacherIds,
    writtenAt: instant,
    variants: [],
    past: [],
  } as unknown as Observation
}

export function anAbsence(id: string, studentId: string, divisionId: string): Absence {
  return {
    id,
    studentId,
    divisionId,
    from: today,
    to: today,
    fromTime: '08:00',
    toTime: '17:00',
    reason: 'illness',
    isJustified: true,
    isRegularized: false,
    recordedBy: 'p-cpe',
    recordedAt: instant,
  } as unknown as Absence
}

export function aNotice(
  id: string,
  studentId: string,
  divisionId: string,
  groupIds: readonly string[],
): AbsenceNotice {
  return {
    id,
    studentId,
    divisionId,
    groupIds,
    from: today,
    to: today,
    fromTime: '08:00',
    toTime: '17:00',
  } as unknown as AbsenceNotice
}

export function aReport(id: string, by: StaffId): ProblemReport {
  return {
    id,
    by,
    typedAt: instant,
    recordedAt: instant,
    text: 'L’écran reste noir.',
    context: { screen: '', version: '', host: '', os: '', postName: '', line: '' },
    state: 'open',
    answer: '',
    closedBy: null,
    closedAt: null,
  } as unknown as ProblemReport
}
