import { put, type Change } from '#shared/domain/core/command.ts'
import type { Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { absenceNoticeRecord } from '#shared/domain/absences/absence-notice.ts'
import { absenceRecord } from '#shared/domain/absences/absence.ts'
import { problemReportRecord } from '#shared/domain/problem-report/problem-report.ts'
import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import { rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { seriesRecord } from '#shared/domain/cahier-de-textes/series/series.ts'
import { aSeries, furnishCahier } from './cahier-samples.ts'
import type { Place, Spot } from './rights-kinds.ts'
import {
  aCall,
  aLesson,
  anAbsence,
  aNotice,
  anObservation,
  aReport,
  colleague,
  otherColleague,
  today,
  yesterday,
} from './sample-records.ts'

export function personOf(role: Role): StaffId {
  return `p-${role}` as StaffId
}

const teacherAt: Partial<Record<Place, StaffId>> = {
  replaced: colleague,
  colleague,
  'other-class': otherColleague,
}

const studentAt: Partial<Record<Place, string>> = {
  'other-class': 's-other',
  'own-foreign-pupil': 's-other',
  'other-school': 's-abroad',
  'own-pupil-abroad': 's-abroad',
  'own-no-pupil': 's-nobody',
  nowhere: 's-nobody',
}

/** The things of one cell, named after it. */
export function spotOf(place: Place, role: Role, command: string): Spot {
  const name = `${command}.${role}.${place}`
  const me = personOf(role)
  return {
    place,
    role,
    me,
    teacherId: teacherAt[place] ?? me,
    lessonId: `${name}.l`,
    calledId: `${name}.c`,
    permanenceId: `${name}.p`,
    studentId: studentAt[place] ?? 's-own',
    markId: `${name}.m`,
    observationId: `${name}.o`,
    absenceId: `${name}.a`,
    reportId: `${name}.r`,
    bareId: `${name}.b`,
    seriesId: `${name}.s`,
    passId: `${name}.v`,
    freshId: `${name}.f`,
  }
}

/** What lies there before the command comes: lessons, a call, words, an absence, a report. */
export function furnish(spot: Spot): readonly Change[] {
  const { place, me, teacherId, studentId } = spot
  const isEnded = place === 'own-ended'
  const date = isEnded ? yesterday : today
  const divisionId = place === 'other-class' ? 'd-other' : 'd-own'
  const replacedIds = place === 'replaced' ? [me] : []
  const lesson = (id: string) => ({ ...aLesson(id, [teacherId], [divisionId], null, date), replacedIds })
  const called = { lessonId: spot.calledId, date, isEnded, markId: spot.markId, studentId }
  // a pupil of elsewhere has no absence here: the cells that aim at one stand at other places
  const absence = anAbsence(spot.absenceId, studentId, divisionId)
  return [
    put(lessonRecord, lesson(spot.lessonId)),
    put(lessonRecord, lesson(spot.calledId)),
    put(lessonRecord, lesson(spot.bareId)),
    ...furnishCahier({ ...spot, divisionId }),
    put(lessonRecord, { ...lesson(spot.permanenceId), form: 'permanence' }),
    put(rollCallRecord, aCall(`rc-${spot.calledId}`, [teacherId], [divisionId], null, called)),
    put(
      observationRecord,
      anObservation(spot.observationId, teacherId, [teacherId], studentId, spot.calledId),
    ),
    put(absenceRecord, absence),
    put(absenceNoticeRecord, aNotice(spot.absenceId, studentId, divisionId, [])),
    put(problemReportRecord, aReport(spot.reportId, teacherId)),
    ...(place === 'taken' ? taken(spot) : []),
  ]
}

/** A colleague’s things under the number that the command would give to its own. */
function taken({ freshId }: Spot): readonly Change[] {
  return [
    put(absenceRecord, anAbsence(freshId, 's-other', 'd-other')),
    put(seriesRecord, aSeries(freshId, otherColleague)),
    put(problemReportRecord, aReport(freshId, otherColleague)),
    put(observationRecord, anObservation(freshId, otherColleague, [otherColleague], 's-other')),
  ]
}
