import { put } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { firstWording } from '#shared/domain/core/wording.ts'
import { emptyEntry } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { Assignment, HomeworkId } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import type { RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type { NoticeId } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { visaNoticeRecord, type VisaNotice } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { instantOf, type Instant } from '#shared/kernel/instant.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { readRecords } from '#server/store/record-rows.ts'
import type { Database } from '#server/store/tables.ts'

const sentences = [
  'Correction des exercices de la fois dernière, puis mise en commun au tableau.',
  'Lecture du document et réponses aux trois premières questions, à terminer à la maison.',
  'Leçon notée au cahier : définition, deux propriétés et un exemple rédigé.',
  'Travail en groupes sur la situation de départ ; chaque groupe rend une page.',
]

function textOf(at: number, lines: number): RichText {
  const words = (n: number) => sentences[(at + n) % sentences.length] ?? ''
  const block = (n: number) => ({ kind: 'paragraph', line: [{ kind: 'words', text: words(n) }] }) as const
  return { blocks: Array.from({ length: lines }, (_, n) => block(n)) }
}

function entryOf(lesson: Lesson, at: number): CahierEntry {
  const by = (lesson.teacherIds[0] ?? '') as StaffId
  const author = { by, typedAt: `${lesson.date}T18:00:00.000Z` as Instant }
  const blank = emptyEntry(lesson, author, { date: lesson.date, time: lesson.start })
  const contents = firstWording({ ...author, value: { title: '', text: textOf(at, 3), documents: [] } })
  const assignment: Assignment = {
    kind: 'exercise',
    text: textOf(at + 1, 1),
    dueOn: addDays(lesson.date, 7),
    dueLessonId: null,
    minutes: 30,
  }
  const homework = [
    { id: `h-${at}` as HomeworkId, assignment: firstWording({ ...author, value: assignment }) },
  ]
  return { ...blank, contents, homework: at % 2 === 0 ? homework : [] }
}

/** A visa of the whole school, announced ten days ago, that may be given from yesterday on. */
function noticeOf(today: PlainDate, by: StaffId): VisaNotice {
  const announcedOn = addDays(today, -10)
  return {
    id: 'bench-visa' as NoticeId,
    by,
    announcedAt: instantOf(Date.parse(`${announcedOn}T08:00:00.000Z`)),
    announcedOn,
    applicableOn: addDays(today, -1),
    from: addDays(today, -100),
    to: today,
    target: { kind: 'school' },
    message: '',
  }
}

/** Writes the cahiers of a year into a school that has its lessons, by its only writer. @returns them */
export async function fillCahiers(
  db: Database,
  school: string,
  count: number,
  { today, direction }: { readonly today: PlainDate; readonly direction: StaffId },
): Promise<readonly CahierEntry[]> {
  const lessons = (await readRecords(db, school, lessonRecord))
    .map(({ record }) => record)
    .filter(({ form, status, teacherIds }) => form === 'course' && status === 'planned' && teacherIds[0])
    .sort((a, b) => (a.date + a.id < b.date + b.id ? -1 : 1))
    .slice(0, count)
  if (lessons.length < count) throw new Error(`only ${lessons.length} lessons to write about`)
  const entries = lessons.map(entryOf)
  const changes = [
    ...entries.map((entry) => put(entryRecord, entry)),
    put(visaNoticeRecord, noticeOf(today, direction)),
  ]
  await db.transaction().execute((tx) => applyChanges(tx, school, changes))
  return entries
}
