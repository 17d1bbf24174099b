import { isPublished, publicationOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { EntryPublication } from '#shared/domain/cahier-de-textes/cahier-settings.ts'
import type { QuietHours } from '#shared/domain/people/quiet-hours-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { labels } from './labels.fr.ts'

interface Publication {
  readonly lesson: Pick<Lesson, 'date' | 'start' | 'end'>
  readonly entry: Pick<CahierEntry, 'publishAt'> | undefined
  readonly settings: { readonly publication: EntryPublication; readonly quietHours: QuietHours }
  readonly wall: WallClock
  /** Something of it has not reached the portal. */
  readonly isHere: boolean
}

/** When families see it, in words: already, as soon as the portal has it, at the lesson, or after the pause numérique (S20). */
export function publicationLine({ lesson, entry, settings, wall, isHere }: Publication): string {
  const { date, time } = entry?.publishAt ?? publicationOf(lesson, settings, wall)
  if (isPublished({ publishAt: { date, time } }, wall))
    return isHere ? labels.visibleOnceSent : labels.published
  const isAtLesson = date === lesson.date && (time === lesson.start || time === lesson.end)
  return isAtLesson ? labels.leavesAt(date, time) : labels.leavesAfterPause(date, time)
}
