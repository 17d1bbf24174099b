import { useMemo } from 'react'
import type { Actor } from '#shared/domain/core/actor.ts'
import { isOfHisCahier } from '#shared/domain/cahier-de-textes/entry/entry-rights.ts'
import { isFilled } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import {
  entryIdOf,
  entryRecord,
  type CahierEntry,
  type PlannedSessionId,
} from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { standingOf } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { teacherNoteRecord, type TeacherNote } from '#shared/domain/cahier-de-textes/note/teacher-note.ts'
import { plainTextOf, type RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { seriesRecord, type Series, type SeriesId } from '#shared/domain/cahier-de-textes/series/series.ts'
import { audienceName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { RecordView } from '#renderer/store/collections.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useLoaded, useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { labels } from './labels.fr.ts'
import { indexWritten, type Indexed, type Written } from './search-rules.ts'

/** Where Enter leads. */
export type Goal =
  | { readonly kind: 'lesson'; readonly lessonId: LessonId; readonly date: PlainDate }
  | { readonly kind: 'session'; readonly seriesId: SeriesId; readonly sessionId: PlannedSessionId }

export interface OwnWritten extends Written {
  readonly goal: Goal
}

/** The plain words of a text: the same text is read once. */
const plainTexts = new WeakMap<RichText, string>()

function plain(text: RichText): string {
  const known = plainTexts.get(text) ?? plainTextOf(text)
  plainTexts.set(text, known)
  return known
}

function writtenInEntry(view: RecordView, entry: CahierEntry): readonly OwnWritten[] {
  const { id, lessonId, date, start } = entry
  const at = {
    group: audienceName(view, entry),
    date,
    start,
    goal: { kind: 'lesson', lessonId, date },
  } as const
  const { title, text, documents } = entry.contents.standing.value
  const words = [plain(text), ...documents.map(({ label }) => label)].join('\n')
  const contents: OwnWritten[] = isFilled(entry) ? [{ ...at, id, kind: 'entry', title, text: words }] : []
  return [
    ...contents,
    ...entry.homework.map((homework): OwnWritten => {
      const { text: asked } = standingOf(homework).value
      return { ...at, id: `${id} ${homework.id}`, kind: 'homework', title: '', text: plain(asked) }
    }),
  ]
}

function writtenInNote(view: RecordView, note: TeacherNote): OwnWritten {
  const { id, lessonId, date, text } = note
  const place = view.get(lessonRecord, lessonId) ?? view.get(entryRecord, entryIdOf(lessonId))
  return {
    ...{ id, kind: 'note', date, title: '', text: text.standing.value },
    group: place ? audienceName(view, place) : labels.withoutLesson,
    start: place?.start ?? '',
    goal: { kind: 'lesson', lessonId, date },
  }
}

function writtenInSeries(series: Series): readonly OwnWritten[] {
  return series.sessions.map(({ id, contents, homework }) => ({
    ...{
      id,
      kind: 'series',
      group: labels.ofSeries(series.title),
      date: '',
      start: '',
      title: contents.title,
    },
    text: [plain(contents.text), ...homework.map(({ text }) => plain(text))].join('\n'),
    goal: { kind: 'session', seriesId: series.id, sessionId: id },
  }))
}

function isHis(actor: Actor, entry: CahierEntry): boolean {
  return isOfHisCahier(actor, { ...entry, replacedIds: [] })
}

export interface OwnIndex {
  readonly index: readonly Indexed<OwnWritten>[]
  readonly isLoaded: boolean
}

/** All that one wrote: entries and homework of one’s cahiers, one’s own notes, one’s own series. Nothing is asked of the line. */
export function useOwnIndex(): OwnIndex {
  const { actor } = useSchool()
  const entries = useRecords(entryRecord)
  const notes = useRecords(teacherNoteRecord)
  const series = useRecords(seriesRecord)
  const isReady = [
    useLoaded(entryRecord),
    useLoaded(teacherNoteRecord),
    useLoaded(seriesRecord),
    useLoaded(lessonRecord),
  ]
  const index = useMemo(() => {
    const { view } = currentVault()
    return indexWritten([
      ...entries.filter((entry) => isHis(actor, entry)).flatMap((entry) => writtenInEntry(view, entry)),
      ...notes
        .filter(({ teacherId }) => teacherId === actor.staffId)
        .map((note) => writtenInNote(view, note)),
      ...series.filter(({ by }) => by === actor.staffId).flatMap(writtenInSeries),
    ])
  }, [entries, notes, series, actor])
  return { index, isLoaded: isReady.every(Boolean) }
}
