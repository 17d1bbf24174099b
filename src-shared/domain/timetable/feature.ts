import type { Feature } from '#shared/domain/core/feature.ts'
import { holidayRecord } from './holiday.ts'
import { lessonRecord } from './lesson.ts'
import { cancelLesson, moveLesson, replaceTeacher } from './lesson-commands.ts'

/** The year's lessons and the days without any, and what changes the timetable of a day. */
export const timetableFeature: Feature = {
  name: 'timetable',
  records: [lessonRecord, holidayRecord],
  commands: [cancelLesson, moveLesson, replaceTeacher],
}
