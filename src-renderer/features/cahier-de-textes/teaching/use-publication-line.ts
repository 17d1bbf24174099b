import {
  cahierSettingsRecord,
  defaultCahierSettings,
} from '#shared/domain/cahier-de-textes/cahier-settings.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { usePendingItems } from '#renderer/sync/pending-items.ts'
import { publicationLine } from './publication-line.ts'

/** Whether a waiting command names this lesson, alone or among others. */
function names(args: unknown, lessonId: string): boolean {
  const { lessonId: one, fills } = args as { lessonId?: unknown; fills?: readonly { lessonId?: unknown }[] }
  return one === lessonId || (Array.isArray(fills) && fills.some((fill) => fill.lessonId === lessonId))
}

/** The line under an entry that tells families’ sight of it. */
export function usePublicationLine(lesson: Lesson, entry: CahierEntry | undefined): string {
  const wall = useSchoolWall()
  const { settings } = useSchool()
  const { publication } = useRecord(cahierSettingsRecord, defaultCahierSettings.id) ?? defaultCahierSettings
  const isHere = usePendingItems((items) => items.waiting.some(({ args }) => names(args, lesson.id)))
  const { quietHours } = settings
  return publicationLine({ lesson, entry, settings: { publication, quietHours }, wall, isHere })
}
