import type { StaffId } from '#shared/domain/core/ids.ts'
import type { Guardian } from '#shared/domain/people/guardian.ts'
import type {
  DivisionId,
  GuardianId,
  StudentId,
  SubjectId,
  TeachingServiceId,
} from '#shared/domain/people/ids.ts'
import type { School } from '#shared/domain/people/school.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import type { Division, Subject, TeachingService } from '#shared/domain/people/structures.ts'
import type { Student } from '#shared/domain/people/student.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { exitRegimes, familyNames, givenNames, subjects as subjectRows } from './french-words.ts'
import type { SchoolShape } from './school-shape.ts'
import type { SeededRandom } from './seeded-random.ts'

/** The standing part of the school: who is there and who teaches what. */
export interface People {
  readonly school: School
  readonly divisions: readonly Division[]
  readonly staff: readonly StaffMember[]
  readonly subjects: readonly Subject[]
  readonly services: readonly TeachingService[]
  readonly students: readonly Student[]
  readonly guardians: readonly Guardian[]
}

/** UAI of the bench's school: an invented number. */
export const benchUai = '0750999Z'
const firstDay = plainDate('2026-09-01')

export function makePeople(random: SeededRandom, shape: SchoolShape): People {
  const subjects = subjectRows.map(([code, shortLabel, label]): Subject => ({
    id: `sub-${code}` as SubjectId,
    code,
    shortLabel,
    label,
  }))
  const staff = Array.from({ length: shape.staff }, (_, index) => makeStaffMember(random, index))
  const teachers = staff.filter((member) => member.roles.includes('teacher'))
  const divisions = Array.from({ length: shape.divisions }, (_, index): Division => {
    const code = `${6 - (index % 4)}E${1 + Math.floor(index / 4)}`
    return {
      id: `div-${code}` as DivisionId,
      code,
      label: `${code[0]}e ${index}`,
      professeurPrincipalIds: [random.pick(teachers).id],
    }
  })
  const services = divisions.flatMap((division) =>
    subjects.map((subject): TeachingService => ({
      id: random.uuid() as TeachingServiceId,
      subjectId: subject.id,
      divisionId: division.id,
      groupId: null,
      teacherIds: [random.pick(teachers).id],
      modality: 'CG',
    })),
  )
  const students = Array.from({ length: shape.students }, (_, index) =>
    makeStudent(random, (divisions[index % divisions.length] as Division).id),
  )
  const guardians = Array.from({ length: shape.guardians }, (_, index) =>
    makeGuardian(random, index, students[index % students.length] as Student),
  )
  return { school: benchSchool, divisions, staff, subjects, services, students, guardians }
}

const benchSchool: School = {
  id: 'school',
  uai: benchUai,
  name: 'Lycée du Banc d’essai',
  schoolYear: 2026,
  zone: 'C',
  timeZone: 'Europe/Paris',
  academy: 'Paris',
  city: 'Paris',
}

/** The first two are the person in charge (cpe) and the principal; the others teach. */
function makeStaffMember(random: SeededRandom, index: number): StaffMember {
  const role = index === 0 ? 'cpe' : index === 1 ? 'direction' : 'teacher'
  const titles = {
    cpe: 'conseillère principale d’éducation',
    direction: 'principal',
    teacher: 'professeur de lycée',
  } as const
  return {
    id: random.uuid() as StaffId,
    civility: random.chance(0.5) ? 'Mme' : 'M.',
    familyName: random.pick(familyNames),
    givenName: random.pick(givenNames),
    roles: [role],
    title: titles[role],
  }
}

function makeStudent(random: SeededRandom, division: DivisionId): Student {
  return {
    id: random.uuid() as StudentId,
    familyName: random.chance(0.12)
      ? `${random.pick(familyNames)}-${random.pick(familyNames)}`
      : random.pick(familyNames),
    givenName: random.pick(givenNames),
    sex: random.chance(0.5) ? 'F' : 'M',
    divisions: [{ of: division, from: firstDay, until: null }],
    groups: [],
    boardingStatus: random.chance(0.7) ? 'demi-pensionnaire' : 'externe',
    exitRegime: random.pick(exitRegimes),
    plans: random.chance(0.08) ? [random.pick(['PAI', 'PAP', 'PPS', 'PPRE'] as const)] : [],
    imageRight: random.chance(0.9),
    enteredOn: firstDay,
    leftOn: null,
  }
}

function makeGuardian(random: SeededRandom, index: number, student: Student): Guardian {
  return {
    id: random.uuid() as GuardianId,
    personId: String(1_000_000 + index),
    civility: random.chance(0.5) ? 'MME' : 'M.',
    familyName: student.familyName,
    givenName: random.pick(givenNames),
    homePhone: '',
    mobilePhone: `06 39 98 ${String(index % 90).padStart(2, '0')} ${String(random.below(100)).padStart(2, '0')}`,
    workPhone: '',
    email: `parent${index}@exemple.invalid`,
    address: `${1 + random.below(180)} rue de l’Église, 75000 Paris`,
    acceptsSms: random.chance(0.8),
    links: [
      {
        studentId: student.id,
        level: 1,
        kinship: random.chance(0.5) ? '10' : '20',
        isFirstContact: true,
        housesStudent: true,
        paysFees: random.chance(0.5),
      },
    ],
  }
}
