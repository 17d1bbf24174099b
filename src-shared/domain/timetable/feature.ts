import type { Feature } from '#shared/domain/core/feature.ts'
import { holidayRecord } from './holiday.ts'
import { lessonRecord } from './lesson.ts'

/** The year's lessons and the days without any. */
export const timetableFeature: Feature = { name: 'timetable', records: [lessonRecord, holidayRecord], commands: [] }
