import type { Feature } from '#shared/domain/core/feature.ts'
import { guardianRecord } from './guardian.ts'
import { schoolSettingsRecord } from './school-settings.ts'
import { schoolRecord } from './school.ts'
import { staffMemberRecord } from './staff-member.ts'
import { divisionRecord, groupRecord, subjectRecord, teachingServiceRecord } from './structures.ts'
import { studentFileRecord } from './student-file.ts'
import { studentRecord } from './student.ts'

/** People and structures: written by the import alone, so no command. */
export const peopleFeature: Feature = {
  name: 'people',
  records: [
    schoolRecord,
    schoolSettingsRecord,
    divisionRecord,
    groupRecord,
    subjectRecord,
    teachingServiceRecord,
    staffMemberRecord,
    studentRecord,
    studentFileRecord,
    guardianRecord,
  ],
  commands: [],
}
