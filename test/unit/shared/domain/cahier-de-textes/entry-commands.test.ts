import { describe, expect, it } from 'vitest'
import { isWithoutLesson, publicationOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { writeEntry } from '#shared/domain/cahier-de-textes/entry/entry-commands.ts'
import { fillEntries } from '#shared/domain/cahier-de-textes/entry/fill-commands.ts'
import { giveHomework, removeHomework } from '#shared/domain/cahier-de-textes/entry/homework-commands.ts'
import { homeworkLoadRecord } from '#shared/domain/cahier-de-textes/entry/homework-load.ts'
import type { HomeworkId } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { entryIdOf, entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { deleteEntry, moveEntry } from '#shared/domain/cahier-de-textes/entry/place-commands.ts'
import { plainTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { writeTeacherNote } from '#shared/domain/cahier-de-textes/note/note-commands.ts'
import { teacherNoteRecord } from '#shared/domain/cahier-de-textes/note/teacher-note.ts'
import type { RecordDesk } from '#test/support/record-desk.ts'
import { cancelLesson } from '#shared/domain/timetable/lesson-commands.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { must } from '#shared/kernel/must.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { defaultSettings, schoolSettingsRecord } from '#shared/domain/people/school-settings.ts'
import { lemaire, principal, stranger } from '#test/support/class-of-3b.ts'
import {
  assignment,
  author,
  cahierDesk,
  coAuthor,
  contents,
  entryOf,
  lesson,
  write,
} from '#test/support/cahier-desk.ts'

const hw = (id: string) => id as HomeworkId
const words = (id: string, desk: RecordDesk) => plainTextOf(entryOf(desk, id).contents.standing.value.text)
const give = (desk: RecordDesk, what = assignment('Exercices 4 et 5'), base = null, who = author) =>
  desk.run(giveHomework, { lessonId: lesson('l1'), homeworkId: hw('h1'), assignment: what, base }, who)

describe('an entry of the cahier de textes', () => {
  it('S13: one entry a lesson: two authors meet in it', () => {
    const desk = cahierDesk()
    write(desk, 'Thalès', author)
    write(desk, 'Thalès, puis exercices', coAuthor)
    expect(desk.all(entryRecord)).toHaveLength(1)
    expect(words('l1', desk)).toBe('Thalès, puis exercices')
  })

  it('S15: two authors offline: both texts are kept, and the second is told', () => {
    const desk = cahierDesk()
    write(desk, 'Thalès')
    const base = digestOf(entryOf(desk).contents.standing.value)
    write(desk, 'Thalès, suite', author)
    const mine = { lessonId: lesson('l1'), contents: contents('Thalès, fin'), base }
    const { effect } = desk.run(writeEntry, mine, coAuthor)
    expect(effect).toMatchObject({ outcome: 'conflict', notice: { code: 'two-contents' } })
    expect(entryOf(desk).contents.variants.map(({ by }) => by)).toEqual(['achour'])
    expect(words('l1', desk)).toBe('Thalès, suite')
  })

  it('C18 S5: to a teacher of another cahier no lesson exists, known or not', () => {
    const desk = cahierDesk()
    for (const id of ['l1', 'nowhere'])
      expect(write(desk, 'x', stranger, id).decision).toEqual({
        kind: 'refused',
        code: 'not-your-cahier',
        params: {},
      })
    expect(write(desk, 'x', lemaire).decision).toMatchObject({ code: 'not-your-cahier' })
    expect(write(desk, 'x', principal).decision).toMatchObject({ code: 'not-your-cahier' })
  })

  it('C18: an entry goes to its service, its teachers and the direction; what colleagues know is days and minutes', () => {
    const desk = cahierDesk()
    write(desk, 'Thalès')
    give(desk)
    const scopes = entryRecord.scopesOf(entryOf(desk))
    expect(scopes).toContain('course:s-maths-3b')
    expect(scopes.some((scope) => scope.startsWith('class:'))).toBe(false)
    const load = must(desk.get(homeworkLoadRecord, 'ce-l1'), 'a load')
    expect(load.items).toEqual([{ homeworkId: 'h1', kind: 'exercise', dueOn: '2026-11-24', minutes: 20 }])
    expect(JSON.stringify(load)).not.toContain('Exercices')
    expect(homeworkLoadRecord.scopesOf(load)).toContain('class:d-3b')
  })

  it('S20: is shown from the start of the lesson, and not within the pause numérique', () => {
    const at = (date: string, time: string) => ({ date: plainDate(date), time: timeOfDay(time) })
    const settings = {
      publication: 'lesson-start',
      quietHours: { from: timeOfDay('20:00'), to: timeOfDay('07:00') },
    } as const
    const tuesday = { date: plainDate('2026-11-17'), start: timeOfDay('08:00'), end: timeOfDay('08:55') }
    expect(publicationOf(tuesday, settings, at('2026-11-16', '18:00'))).toEqual(at('2026-11-17', '08:00'))
    expect(
      publicationOf(tuesday, { ...settings, publication: 'lesson-end' }, at('2026-11-16', '18:00')),
    ).toEqual(at('2026-11-17', '08:55'))
    // written on Friday night: it leaves on Monday at seven
    expect(publicationOf(tuesday, settings, at('2026-11-20', '21:30'))).toEqual(at('2026-11-23', '07:00'))
    expect(
      publicationOf(tuesday, { ...settings, publication: 'at-once' }, at('2026-11-16', '18:00')),
    ).toEqual(at('2026-11-16', '18:00'))
  })

  it('nobody asks for yesterday, and a day has its limits', () => {
    const desk = cahierDesk()
    expect(give(desk, assignment('Exercice 1', '2026-11-16')).decision).toMatchObject({
      code: 'homework-due-before',
    })
    expect(give(desk).decision.kind).toBe('allowed')
  })

  it('S14: homework that a colleague worded again is not taken back by who did not see it', () => {
    const desk = cahierDesk()
    give(desk)
    const seen = digestOf(assignment('Exercices 4 et 5'))
    desk.run(
      giveHomework,
      { lessonId: lesson('l1'), homeworkId: hw('h1'), assignment: assignment('Exercice 4 seul'), base: seen },
      coAuthor,
    )
    const ran = desk.run(removeHomework, { lessonId: lesson('l1'), homeworkId: hw('h1'), base: seen }, author)
    expect(ran.decision).toMatchObject({ code: 'homework-reworded' })
    expect(entryOf(desk).homework).toHaveLength(1)
  })

  it('S3: a series is poured in one command, all or none, never over what is written', () => {
    const desk = cahierDesk()
    const fill = (id: string) => ({
      lessonId: lesson(id),
      contents: contents(`Séance ${id}`),
      homework: [],
      carriedFrom: null,
    })
    write(desk, 'Déjà là', author, 'l3')
    expect(desk.run(fillEntries, { fills: [fill('l2'), fill('l3')] }, author).decision).toMatchObject({
      code: 'entry-filled',
    })
    expect(desk.all(entryRecord)).toHaveLength(1)
    expect(desk.run(fillEntries, { fills: [fill('l2'), fill('l4')] }, author).decision.kind).toBe('allowed')
    expect([words('l2', desk), words('l4', desk)]).toEqual(['Séance l2', 'Séance l4'])
  })

  it('an entry whose lesson is cancelled stays, is listed, and is attached again with its homework', () => {
    const desk = cahierDesk()
    write(desk, 'Thalès')
    give(desk)
    desk.run(cancelLesson, { lessonId: lesson('l1'), reason: 'outing' }, principal)
    expect(isWithoutLesson(entryOf(desk), desk.get(lessonRecord, 'l1'))).toBe(true)
    desk.run(moveEntry, { fromLessonId: lesson('l1'), lessonId: lesson('l2') }, author)
    expect(desk.get(entryRecord, 'ce-l1')).toBeUndefined()
    expect(desk.get(homeworkLoadRecord, 'ce-l1')).toBeUndefined()
    expect(entryOf(desk, 'l2')).toMatchObject({ date: '2026-11-24', homework: [{ id: 'h1' }] })
    expect(desk.get(homeworkLoadRecord, 'ce-l2')?.items).toHaveLength(1)
  })

  it('S14: an entry that a colleague went on with is not deleted by who did not see it', () => {
    const desk = cahierDesk()
    write(desk, 'Thalès')
    const base = digestOf(entryOf(desk).contents.standing.value)
    write(desk, 'Thalès, suite', coAuthor)
    expect(desk.run(deleteEntry, { lessonId: lesson('l1'), base }, author).decision).toMatchObject({
      code: 'entry-rewritten',
    })
    expect(desk.get(entryRecord, entryIdOf(lesson('l1')))).toBeDefined()
  })

  it('a private note is its author’s alone: another cannot even name it', () => {
    const desk = cahierDesk()
    const note = { lessonId: lesson('l1'), teacherId: author.staffId, text: 'Prévoir le compas', base: null }
    expect(desk.run(writeTeacherNote, note, coAuthor).decision).toMatchObject({ code: 'not-your-cahier' })
    desk.run(writeTeacherNote, note, author)
    const [kept] = desk.all(teacherNoteRecord)
    expect(teacherNoteRecord.scopesOf(must(kept, 'a note'))).toEqual(['user:oliveira'])
  })

  it('C21: a school that switched the module off writes nothing', () => {
    const desk = cahierDesk()
    const off = { ...defaultSettings, modulesOff: ['cahier-de-textes' as const] }
    desk.keep(schoolSettingsRecord, off)
    expect(write(desk, 'Thalès').decision).toMatchObject({ code: 'module-off' })
  })
})
