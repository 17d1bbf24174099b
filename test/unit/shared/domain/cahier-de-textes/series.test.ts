import { describe, expect, it } from 'vitest'
import { entryRecord, type PlannedSessionId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { fillEntries } from '#shared/domain/cahier-de-textes/entry/fill-commands.ts'
import type { HomeworkId } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { moveEntry } from '#shared/domain/cahier-de-textes/entry/place-commands.ts'
import { richTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { moveSession, placesOf, planPouring } from '#shared/domain/cahier-de-textes/series/pour-rules.ts'
import {
  deleteSeries,
  saveSeries,
  seriesDigest,
} from '#shared/domain/cahier-de-textes/series/series-commands.ts'
import {
  seriesRecord,
  type PlannedSession,
  type SeriesId,
} from '#shared/domain/cahier-de-textes/series/series.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { must } from '#shared/kernel/must.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { aLesson } from '#test/support/class-of-3b.ts'
import {
  author,
  cahierDesk,
  coAuthor,
  contents,
  entryOf,
  lesson,
  sealedDesk,
  write,
} from '#test/support/cahier-desk.ts'
import type { RecordDesk } from '#test/support/record-desk.ts'

const sessionId = (id: string) => id as PlannedSessionId
const session = (id: string, homework: PlannedSession['homework'] = []): PlannedSession => ({
  id: sessionId(id),
  contents: contents(`Séance ${id}`, id),
  homework,
})
const exercise = { kind: 'exercise' as const, text: richTextOf('Exercice 3'), minutes: 15 }
const sessions = [session('a', [exercise]), session('b'), session('c'), session('d'), session('e')]

function plan(desk: RecordDesk, from = '2026-11-17', prepared: readonly PlannedSession[] = sessions) {
  const byLesson = new Map(desk.all(entryRecord).map((entry) => [entry.lessonId, entry]))
  return planPouring({
    sessions: prepared,
    lessons: [...desk.all(lessonRecord)].reverse(),
    entryOf: (id) => byLesson.get(id),
    from: plainDate(from),
  })
}

const placed = (desk: RecordDesk, from?: string) =>
  plan(desk, from).pourings.map(({ session: one, lesson: there }) => [one.id, there?.id ?? null])

describe('a series poured into the lessons of a class', () => {
  it('Issue 4: each session goes in its order into the next free lesson; those without a lesson are told', () => {
    expect(placed(cahierDesk())).toEqual([
      ['a', 'l1'],
      ['b', 'l2'],
      ['c', 'l3'],
      ['d', 'l4'],
      ['e', null],
    ])
    expect(placed(cahierDesk(), '2026-11-25')[0]).toEqual(['a', 'l3'])
  })

  it('S14: a lesson that is written is passed over and told, never written over', () => {
    const desk = cahierDesk()
    write(desk, 'Écrit en classe', author, 'l2')
    const { pourings, kept } = plan(desk)
    expect(pourings.slice(0, 3).map(({ lesson: there }) => there?.id)).toEqual(['l1', 'l3', 'l4'])
    expect(kept.map(({ id }) => id)).toEqual(['l2'])
  })

  it('C1: a sealed lesson is never among those filled', () => {
    expect(placed(sealedDesk())[0]).toEqual(['a', 'l2'])
  })

  it('a cancelled lesson and a permanence take no session', () => {
    const desk = cahierDesk()
    desk.keep(
      lessonRecord,
      aLesson('l1', { status: 'cancelled' }),
      aLesson('l0', { date: plainDate('2026-11-18'), form: 'permanence' }),
    )
    expect(placed(desk)[0]).toEqual(['a', 'l2'])
  })

  it('homework is for the next lesson of the class, a week later when none is known', () => {
    const desk = cahierDesk()
    expect(plan(desk).pourings[0]?.homework).toEqual([
      { ...exercise, dueOn: '2026-11-24', dueLessonId: 'l2' },
    ])
    const last = plan(desk, '2026-12-08', [session('z', [exercise])])
    expect(last.pourings[0]?.homework).toEqual([{ ...exercise, dueOn: '2026-12-15', dueLessonId: null }])
  })

  it('Issue 4: it is said which lesson each session went to, also once the entry is attached elsewhere', () => {
    const desk = cahierDesk()
    const fills = plan(desk)
      .pourings.slice(0, 2)
      .map(({ session: one, lesson: there, homework }) => ({
        lessonId: must(there, 'a lesson').id,
        contents: one.contents,
        homework: homework.map((assignment, at) => ({ id: `${one.id}${at}` as HomeworkId, assignment })),
        carriedFrom: null,
        plannedFrom: one.id,
      }))
    expect(desk.run(fillEntries, { fills }, author).decision).toEqual({ kind: 'allowed' })
    const where = (id: string) =>
      placesOf({ id: sessionId(id) }, desk.all(entryRecord)).map(({ lessonId }) => lessonId)
    expect([where('a'), where('b'), where('c')]).toEqual([['l1'], ['l2'], []])
    desk.run(moveEntry, { fromLessonId: lesson('l2'), lessonId: lesson('l4') }, author)
    expect(where('b')).toEqual(['l4'])
    expect(entryOf(desk, 'l4').plannedFrom).toBe('b')
  })

  it('S14: all or none: one lesson written meanwhile refuses the whole gesture', () => {
    const desk = cahierDesk()
    const fills = plan(desk)
      .pourings.slice(0, 2)
      .map(({ session: one, lesson: there }) => ({
        ...{ lessonId: must(there, 'a lesson').id, contents: one.contents, homework: [], carriedFrom: null },
        plannedFrom: one.id,
      }))
    write(desk, 'Un collègue a écrit', coAuthor, 'l2')
    expect(desk.run(fillEntries, { fills }, author).decision).toMatchObject({ code: 'entry-filled' })
    expect(desk.all(entryRecord)).toHaveLength(1)
  })
})

describe('a series as its author keeps it', () => {
  const id = 's1' as SeriesId
  const save = (
    desk: RecordDesk,
    title: string,
    base: ReturnType<typeof seriesDigest> | null,
    who = author,
  ) =>
    desk.run(saveSeries, { id, copyId: 's1-copy' as SeriesId, title, subjectId: null, sessions, base }, who)

  it('S14: saved otherwise from another post meanwhile, both stay side by side', () => {
    const desk = cahierDesk()
    save(desk, 'Géométrie', null)
    const base = seriesDigest(must(desk.get(seriesRecord, id), 'a series'))
    save(desk, 'Géométrie plane', base)
    expect(save(desk, 'Espace', base).effect).toMatchObject({
      outcome: 'conflict',
      notice: { code: 'two-series' },
    })
    expect(desk.all(seriesRecord).map(({ title }) => title)).toEqual(['Géométrie plane', 'Espace'])
  })

  it('C18: it is its author’s alone', () => {
    const desk = cahierDesk()
    save(desk, 'Géométrie', null)
    const series = must(desk.get(seriesRecord, id), 'a series')
    expect(seriesRecord.scopesOf(series)).toEqual(['user:oliveira'])
    expect(save(desk, 'Autre', seriesDigest(series), coAuthor).decision).toMatchObject({
      code: 'not-your-cahier',
    })
  })

  it('taken away, it may come back as it was', () => {
    const desk = cahierDesk()
    save(desk, 'Géométrie', null)
    const series = must(desk.get(seriesRecord, id), 'a series')
    desk.run(deleteSeries, { id, base: seriesDigest(series) }, author)
    expect(desk.all(seriesRecord)).toEqual([])
    save(desk, 'Géométrie', null)
    expect(seriesDigest(must(desk.get(seriesRecord, id), 'a series'))).toBe(seriesDigest(series))
  })

  it('a session moves up and down, and never out of the list', () => {
    const order = (by: -1 | 1, of: string) =>
      moveSession(sessions, sessionId(of), by)
        .map((one) => one.id)
        .join('')
    expect(order(1, 'a')).toBe('bacde')
    expect(order(-1, 'e')).toBe('abced')
    expect(order(-1, 'a')).toBe('abcde')
    expect(order(1, 'e')).toBe('abcde')
  })
})
