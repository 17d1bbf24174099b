import { put, type Change } from '#shared/domain/core/command.ts'
import { firstWording, type Wording } from '#shared/domain/core/wording.ts'
import { publishAt } from '#shared/domain/people/quiet-hours-rules.ts'
import type { QuietHours } from '#shared/domain/people/quiet-hours-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { sameValue } from '#shared/kernel/canonical-json.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import type { EntryPublication } from '#shared/domain/cahier-de-textes/cahier-settings.ts'
import { emptyText, isBlank } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type { CahierId, Seal } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { entryIdOf, entryRecord, type CahierEntry, type SessionContents } from './entry.ts'
import { homeworkLoadRecord, loadOf } from './homework-load.ts'

/*
 *  nothing ──write──▶ to fill ──contents──▶ filled ──visa──▶ sealed     a sealed entry never changes again (C1)
 */

export const noContents: SessionContents = { title: '', text: emptyText, documents: [] }

/** Lessons without a service (taken from a calendar) are a cahier of their teacher’s. */
export function cahierIdOf(lesson: Pick<Lesson, 'serviceId' | 'teacherIds'>): CahierId {
  return (lesson.serviceId ?? `own-${lesson.teacherIds[0] ?? 'nobody'}`) as string as CahierId
}

function isBefore(a: WallClock, b: WallClock): boolean {
  return a.date < b.date || (a.date === b.date && a.time < b.time)
}

/**
 * From when families may see what is written now about a lesson: at its start, its end or at once as the school
 * decided, never before it is written, never within the pause numérique (S20, C17).
 */
export function publicationOf(
  lesson: Pick<Lesson, 'date' | 'start' | 'end'>,
  settings: { readonly publication: EntryPublication; readonly quietHours: QuietHours },
  wall: WallClock,
): WallClock {
  const { publication, quietHours } = settings
  const time = publication === 'lesson-end' ? lesson.end : lesson.start
  const wanted = publication === 'at-once' ? wall : { date: lesson.date, time }
  return publishAt(isBefore(wanted, wall) ? wall : wanted, quietHours)
}

/** Whether families may see it already at that moment. */
export function isPublished(entry: Pick<CahierEntry, 'publishAt'>, wall: WallClock): boolean {
  return !isBefore(wall, entry.publishAt)
}

/** The entry of a lesson before anything is in it. */
export function emptyEntry(
  lesson: Lesson,
  author: Omit<Wording<SessionContents>, 'value'>,
  publication: WallClock,
): CahierEntry {
  const { date, start, end, subjectId, serviceId, divisionIds, groupId } = lesson
  return {
    id: entryIdOf(lesson.id),
    lessonId: lesson.id,
    cahierId: cahierIdOf(lesson),
    ...{ date, start, end, subjectId, serviceId, divisionIds, groupId },
    teacherIds: [...new Set([...lesson.teacherIds, ...lesson.replacedIds])],
    contents: firstWording({ ...author, value: noContents }),
    homework: [],
    publishAt: publication,
    carriedFrom: null,
    addenda: [],
    seals: [],
  }
}

/** Whether something was written of what was done in the lesson. */
export function isFilled(entry: CahierEntry | undefined): boolean {
  if (!entry) return false
  const { title, text, documents } = entry.contents.standing.value
  return title.trim() !== '' || !isBlank(text) || documents.length > 0
}

/** The seal on the entry itself, the first visa; undefined while it may change. */
export function sealOf(entry: Pick<CahierEntry, 'seals'> | undefined): Seal | undefined {
  return entry?.seals.find((seal) => seal.target.kind === 'entry')
}

/** An entry whose lesson was cancelled, moved or taken out of the timetable: to be attached again. */
export function isWithoutLesson(entry: CahierEntry, lesson: Lesson | undefined): boolean {
  return !sealOf(entry) && (lesson === undefined || lesson.status === 'cancelled')
}

/** What writing an entry changes: the entry, and what colleagues of the class may know of its homework. */
export function entryChanges(before: CahierEntry | undefined, after: CahierEntry): readonly Change[] {
  const load = loadOf(after)
  const wasLoad = before ? loadOf(before) : undefined
  const isLoad = load.items.length > 0 || (wasLoad?.items.length ?? 0) > 0
  const isSameLoad = wasLoad !== undefined && sameValue(load, wasLoad)
  return [put(entryRecord, after), ...(isLoad && !isSameLoad ? [put(homeworkLoadRecord, load)] : [])]
}
