import { everyone, type FeatureRights, type RecordRights } from '#test/rights/rights-kinds.ts'
import {
  aDivision,
  aFile,
  aGroup,
  aGuardian,
  aPerson,
  aService,
  aStudent,
} from '#test/rights/sample-records.ts'

/** What every colleague may know of the school: no word of a pupil in it. */
const ofSchool = (
  kind: string,
  fields: string,
  make: (id: string) => { readonly id: string },
): RecordRights => ({
  kind,
  law: 'the school’s own frame, for all its staff',
  fields,
  readers: everyone,
  samples: [{ where: 'the school', readers: everyone, make }],
})

const known = ['teacher', 'cpe', 'aed', 'direction', 'secretariat'] as const
const follows = ['cpe', 'aed', 'direction', 'secretariat'] as const

const student: RecordRights = {
  kind: 'student',
  law: 'C18: his teachers, those who follow every pupil; of his health the plan’s name alone (design §6)',
  fields:
    'id familyName givenName sex divisions groups boardingStatus exitRegime plans imageRight enteredOn leftOn',
  readers: known,
  samples: [
    { where: 'own class', readers: known, make: (id) => aStudent(id, ['d-own'], []) },
    { where: 'own group, other class', readers: known, make: (id) => aStudent(id, ['d-other'], ['g-own']) },
    { where: 'other class', readers: follows, make: (id) => aStudent(id, ['d-other'], ['g-other']) },
    { where: 'no class yet', readers: follows, make: (id) => aStudent(id, [], []) },
  ],
}

/** INE, birth date, address, telephone; parents and theirs: no teacher’s affair. */
const administrative = (kind: string, fields: string, make: RecordRights['samples'][number]['make']) => ({
  kind,
  law: 'C18: what the administration holds of a family is not the teachers’, nor the inspector’s, nor the technician’s',
  fields,
  readers: follows,
  samples: [
    { where: 'own class', readers: follows, make },
    { where: 'other class', readers: follows, make },
  ],
})

export const peopleFeatureRights: FeatureRights = {
  feature: 'people',
  records: [
    // The school and its settings are one record each, that the scene has written already.
    {
      ...ofSchool('school', 'id uai name schoolYear zone timeZone academy city', () => ({ id: 'school' })),
      samples: [],
    },
    {
      ...ofSchool(
        'schoolSettings',
        'id forgottenAfterMinutes showsPreviousAbsence idleLockMinutes halfDayBoundary profileRetentionDays quietHours modulesOff',
        () => ({ id: 'settings' }),
      ),
      samples: [],
    },
    ofSchool('division', 'id code label professeurPrincipalIds', aDivision),
    ofSchool('group', 'id code label divisionIds', aGroup),
    ofSchool(
      'subject',
      'id code shortLabel label',
      (id) => ({ id, code: '030201', shortLabel: 'ANG', label: 'Anglais' }) as { id: string },
    ),
    ofSchool('teachingService', 'id subjectId divisionId groupId teacherIds modality', (id) =>
      aService(id, [], 'd-other', null),
    ),
    ofSchool('staffMember', 'id civility familyName givenName roles title', aPerson),
    student,
    administrative('studentFile', 'id eleveId ine birthDate mef address phone', aFile),
    administrative(
      'guardian',
      'id personId civility familyName givenName homePhone mobilePhone workPhone email address acceptsSms links',
      aGuardian,
    ),
  ],
  commands: [],
}
