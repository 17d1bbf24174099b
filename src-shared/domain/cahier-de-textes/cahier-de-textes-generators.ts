import {
  defineGenerator,
  type Chance,
  type CommandGenerator,
  type Seen,
} from '#shared/domain/core/generator.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { changeCahierSetting } from './cahier-setting-commands.ts'
import { cahierSettingsOf } from './cahier-settings.ts'
import { chooseContents, writeEntry } from './entry/entry-commands.ts'
import { isOfHisCahier } from './entry/entry-rights.ts'
import { isFilled, sealOf } from './entry/entry-rules.ts'
import { entryIdOf, entryRecord, type CahierEntry, type SessionContents } from './entry/entry.ts'
import { fillEntries } from './entry/fill-commands.ts'
import { chooseHomework, giveHomework, removeHomework } from './entry/homework-commands.ts'
import { standingOf, type Assignment, type HomeworkId } from './entry/homework.ts'
import { deleteEntry, moveEntry } from './entry/place-commands.ts'
import { writeTeacherNote } from './note/note-commands.ts'
import { teacherNoteIdOf, teacherNoteRecord } from './note/teacher-note.ts'
import { answerReading, closeReading, openReading } from './reading/pass-commands.ts'
import { readingPassRecord, type ReadingPassId } from './reading/reading-pass.ts'
import { noteReading } from './reading/trace-commands.ts'
import { richTextOf } from './rich-text.ts'
import { deleteSeries, saveSeries, seriesDigest } from './series/series-commands.ts'
import { seriesRecord, type SeriesId } from './series/series.ts'
import { addAddendum, addCounterEntry } from './visa/addendum-commands.ts'
import { acknowledgeNotice, announceVisa } from './visa/notice-commands.ts'
import type { AddendumId, GrantId, NoticeId } from './visa/seal.ts'
import { grantVisa, type GrantVisaArgs } from './visa/visa-commands.ts'
import { visaNoticeRecord } from './visa/visa-notice.ts'

const words = ['Thalès', 'Fractions', 'Le passé simple', 'Circuits en série', 'La Révolution'] as const

/** His own lessons mostly; now and then another's, which the portal must refuse. */
function lessonOf(chance: Chance, seen: Seen): Lesson | undefined {
  const lessons = seen.all(lessonRecord).filter(({ form }) => form === 'course')
  const own = lessons.filter((lesson) => isOfHisCahier(seen.actor, lesson))
  return chance.pick(own.length > 0 && chance.likely(0.9) ? own : lessons)
}

function contentsOf(chance: Chance): SessionContents {
  const title = chance.pick(words) ?? ''
  return { title, text: richTextOf(`${title} ${chance.whole(50)}`), documents: [] }
}

function assignmentOf(chance: Chance, from: PlainDate): Assignment {
  const minutes = chance.likely(0.7) ? 5 + chance.whole(40) : null
  const dueOn = addDays(from, chance.likely(0.95) ? chance.whole(14) : -1)
  const text = richTextOf(`Exercice ${chance.whole(20)}`)
  return { kind: 'exercise', text, dueOn, dueLessonId: null, minutes }
}

/** An entry on the screen; what its author believes it says is now and then out of date. */
function entryOf(chance: Chance, seen: Seen): CahierEntry | undefined {
  return chance.pick(seen.all(entryRecord))
}

const writing: readonly CommandGenerator[] = [
  defineGenerator(writeEntry, (chance, seen) => {
    const lesson = lessonOf(chance, seen)
    if (!lesson) return null
    const had = seen.get(entryRecord, entryIdOf(lesson.id))
    const base = had && chance.likely(0.9) ? digestOf(had.contents.standing.value) : null
    return { lessonId: lesson.id, contents: contentsOf(chance), base }
  }),
  defineGenerator(chooseContents, (chance, seen) => {
    const entry = entryOf(chance, seen)
    if (!entry) return null
    const wordings = [entry.contents.standing, ...entry.contents.variants]
    const contents = chance.pick(wordings)?.value ?? contentsOf(chance)
    return {
      lessonId: entry.lessonId,
      contents,
      seen: wordings.slice(0, 20).map(({ value }) => digestOf(value)),
    }
  }),
  defineGenerator(fillEntries, (chance, seen) => {
    const free = seen
      .all(lessonRecord)
      .filter((lesson) => isOfHisCahier(seen.actor, lesson) && lesson.form === 'course')
      .filter(({ id }) => !isFilled(seen.get(entryRecord, entryIdOf(id))) || chance.likely(0.1))
    const some = free.slice(0, 1 + chance.whole(3))
    if (some.length === 0) return null
    const fills = some.map(({ id }) => ({
      ...{ lessonId: id, contents: contentsOf(chance), homework: [], carriedFrom: null },
    }))
    return { fills }
  }),
  defineGenerator(moveEntry, (chance, seen) => {
    const [entry, lesson] = [entryOf(chance, seen), lessonOf(chance, seen)]
    if (!entry || !lesson || lesson.id === entry.lessonId) return null
    return { fromLessonId: entry.lessonId, lessonId: lesson.id }
  }),
  defineGenerator(deleteEntry, (chance, seen) => {
    const entry = entryOf(chance, seen)
    return entry ? { lessonId: entry.lessonId, base: digestOf(entry.contents.standing.value) } : null
  }),
  defineGenerator(writeTeacherNote, (chance, seen) => {
    const lesson = lessonOf(chance, seen)
    if (!lesson) return null
    const { staffId: teacherId } = seen.actor
    const had = seen.get(teacherNoteRecord, teacherNoteIdOf(lesson.id, teacherId))
    const base = had && chance.likely(0.9) ? digestOf(had.text.standing.value) : null
    return { lessonId: lesson.id, teacherId, text: `À revoir ${chance.whole(50)}`, base }
  }),
]

const homework: readonly CommandGenerator[] = [
  defineGenerator(giveHomework, (chance, seen) => {
    const lesson = lessonOf(chance, seen)
    if (!lesson) return null
    const had = chance.likely(0.5)
      ? chance.pick(seen.get(entryRecord, entryIdOf(lesson.id))?.homework ?? [])
      : undefined
    return {
      lessonId: lesson.id,
      homeworkId: had?.id ?? (chance.newId('hw') as HomeworkId),
      assignment: assignmentOf(chance, lesson.date),
      base: had && chance.likely(0.9) ? digestOf(standingOf(had).value) : null,
    }
  }),
  defineGenerator(chooseHomework, (chance, seen) => {
    const entry = entryOf(chance, seen)
    const had = chance.pick(entry?.homework ?? [])
    if (!entry || !had) return null
    const wordings = [had.assignment.standing, ...had.assignment.variants]
    const assignment = chance.pick(wordings)?.value ?? assignmentOf(chance, entry.date)
    const at = { lessonId: entry.lessonId, homeworkId: had.id, assignment }
    return { ...at, seen: wordings.slice(0, 20).map(({ value }) => digestOf(value)) }
  }),
  defineGenerator(removeHomework, (chance, seen) => {
    const entry = entryOf(chance, seen)
    const had = chance.pick(entry?.homework ?? [])
    if (!entry || !had) return null
    return { lessonId: entry.lessonId, homeworkId: had.id, base: digestOf(standingOf(had).value) }
  }),
]

const series: readonly CommandGenerator[] = [
  defineGenerator(saveSeries, (chance, seen) => {
    const had = chance.likely(0.6) ? chance.pick(seen.all(seriesRecord)) : undefined
    return {
      id: had?.id ?? (chance.newId('series') as SeriesId),
      copyId: chance.newId('series') as SeriesId,
      title: `Progression ${chance.whole(50)}`,
      subjectId: null,
      sessions: [],
      base: had ? seriesDigest(had) : null,
    }
  }),
  defineGenerator(deleteSeries, (chance, seen) => {
    const had = chance.pick(seen.all(seriesRecord))
    return had ? { id: had.id, base: seriesDigest(had) } : null
  }),
]

/** An inspector vises under his pass, anybody else under none. */
function visitOf(chance: Chance, seen: Seen): GrantVisaArgs['visit'] {
  if (!seen.actor.roles.includes('inspector')) return null
  const pass = chance.pick(seen.all(readingPassRecord))
  const teacherId = chance.pick(pass?.teacherIds ?? [])
  return pass && teacherId ? { passId: pass.id, teacherId } : null
}

const visa: readonly CommandGenerator[] = [
  defineGenerator(announceVisa, (chance, seen) => ({
    noticeId: chance.newId('notice') as NoticeId,
    target: { kind: 'school' as const },
    from: addDays(seen.today, -30),
    to: addDays(seen.today, 30),
    applicableOn: addDays(seen.today, chance.likely(0.8) ? 8 : chance.whole(8)),
    message: '',
  })),
  defineGenerator(acknowledgeNotice, (chance, seen) => {
    const notice = chance.pick(seen.all(visaNoticeRecord))
    return notice ? { noticeId: notice.id, teacherId: seen.actor.staffId } : null
  }),
  defineGenerator(grantVisa, (chance, seen) => {
    const notice = chance.pick(seen.all(visaNoticeRecord))
    const entries = seen.all(entryRecord).slice(0, 1 + chance.whole(4))
    if (!notice || entries.length === 0) return null
    const items = entries.map(({ id, cahierId }) => ({ entryId: id, cahierId }))
    const grantId = chance.newId('grant') as GrantId
    return { grantId, noticeId: notice.id, items, observation: '', visit: visitOf(chance, seen) }
  }),
  defineGenerator(addAddendum, (chance, seen) => {
    const entry = chance.pick(seen.all(entryRecord).filter((one) => sealOf(one) || chance.likely(0.1)))
    const addendumId = chance.newId('addendum') as AddendumId
    return entry ? { entryId: entry.id, addendumId, text: richTextOf('Précision') } : null
  }),
  defineGenerator(addCounterEntry, (chance, seen) => {
    const entry = chance.pick(seen.all(entryRecord).filter((one) => sealOf(one) || chance.likely(0.1)))
    if (!entry) return null
    const addendumId = chance.newId('addendum') as AddendumId
    const grantId = chance.newId('grant') as GrantId
    return { entryId: entry.id, cahierId: entry.cahierId, addendumId, grantId, text: richTextOf('Erreur') }
  }),
  defineGenerator(changeCahierSetting, (chance, seen) => ({
    field: 'archiveYears' as const,
    base: cahierSettingsOf(seen).archiveYears,
    value: 4 + chance.whole(4),
  })),
]

const reading: readonly CommandGenerator[] = [
  defineGenerator(openReading, (chance, seen) => {
    const staff = seen.all(staffMemberRecord)
    const inspector = chance.pick(staff.filter(({ roles }) => roles.includes('inspector')))
    const teacher = chance.pick(staff.filter(({ roles }) => roles.includes('teacher')))
    if (!inspector || !teacher) return null
    return {
      passId: chance.newId('pass') as ReadingPassId,
      inspectorId: inspector.id,
      teacherIds: [teacher.id],
      from: seen.today,
      to: addDays(seen.today, chance.whole(10)),
      mayVise: chance.likely(0.3),
      reason: '',
    }
  }),
  defineGenerator(closeReading, (chance, seen) => {
    const pass = chance.pick(seen.all(readingPassRecord))
    return pass && chance.likely(0.3) ? { passId: pass.id } : null
  }),
  defineGenerator(answerReading, (chance, seen) => {
    const pass = chance.pick(seen.all(readingPassRecord))
    if (!pass) return null
    const until = addDays(pass.to, chance.whole(20))
    const answer = chance.pick([{ kind: 'yes' }, { kind: 'no' }, { kind: 'longer', until }] as const)
    return answer ? { passId: pass.id, teacherId: seen.actor.staffId, answer } : null
  }),
  defineGenerator(noteReading, (chance, seen) => {
    const pass = chance.pick(seen.all(readingPassRecord))
    const entry = entryOf(chance, seen)
    const teacherId = pass?.teacherIds[0]
    return pass && entry && teacherId ? { passId: pass.id, teacherId, entryIds: [entry.id] } : null
  }),
]

/** What the simulated school draws of the cahier de textes. */
export const cahierDeTextesGenerators: readonly CommandGenerator[] = [
  ...writing,
  ...homework,
  ...series,
  ...visa,
  ...reading,
]
