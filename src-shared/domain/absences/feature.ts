import type { Feature } from '#shared/domain/core/feature.ts'
import { absenceRecord } from './absence.ts'
import { announceAbsence, cancelAbsence } from './absence-commands.ts'
import { absenceNoticeRecord } from './absence-notice.ts'

/** Absences that the vie scolaire knows of beforehand. */
export const absencesFeature: Feature = {
  name: 'absences',
  records: [absenceRecord, absenceNoticeRecord],
  commands: [announceAbsence, cancelAbsence],
}
