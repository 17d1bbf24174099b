import { put } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { firstWording } from '#shared/domain/core/wording.ts'
import { emptyEntry } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { HomeworkId } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { richTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { readRecords } from '#server/store/record-rows.ts'
import type { School } from '#test/support/post/school-fixture.ts'

const done = [
  ['Reprise de la leçon', 'Questions orales, puis deux exercices corrigés ensemble au tableau.'],
  ['Leçon nouvelle', 'Définition, un exemple rédigé, une propriété notée au cahier.'],
  ['Exercices d’application', 'Travail seul, puis par deux. Correction des trois premiers.'],
  ['Travail de groupe', 'Étude d’un document ; chaque groupe rend une page.'],
  ['Contrôle', 'Une heure, sur la leçon des deux dernières semaines.'],
] as const

function entryOf(lesson: Lesson, at: number): CahierEntry {
  const by = (lesson.teacherIds[0] ?? '') as StaffId
  const author = { by, typedAt: `${lesson.date}T17:00:00.000Z` as Instant }
  const [title, words] = done[at % done.length] ?? ['', '']
  const blank = emptyEntry(lesson, author, { date: lesson.date, time: lesson.start })
  const value = { title, text: richTextOf(words), documents: [] }
  const assignment = {
    ...{ kind: 'exercise' as const, text: richTextOf('Exercices 4 et 5, à rédiger.') },
    ...{ dueOn: addDays(lesson.date, 7), dueLessonId: null, minutes: 20 },
  }
  const homework = [
    { id: `h-${lesson.id}` as HomeworkId, assignment: firstWording({ ...author, value: assignment }) },
  ]
  return { ...blank, contents: firstWording({ ...author, value }), homework: at % 2 === 0 ? homework : [] }
}

/** An autumn written in every cahier of the school, some lessons left out, by the portal’s only writer. */
export async function writeAutumn(school: School): Promise<void> {
  const { db } = school.portal
  const code = school.demonstration.school
  const lessons = (await readRecords(db, code, lessonRecord))
    .map(({ record }) => record)
    .filter(({ form, status, date }) => form === 'course' && status === 'planned' && date >= '2026-09-01')
    .filter(({ date, teacherIds }) => date < '2026-11-17' && teacherIds[0])
    .sort((a, b) => (a.date + a.start + a.id < b.date + b.start + b.id ? -1 : 1))
  const written = lessons.map(entryOf).filter((_, at) => at % 9 !== 8)
  await db.transaction().execute((tx) =>
    applyChanges(
      tx,
      code,
      written.map((entry) => put(entryRecord, entry)),
    ),
  )
}
