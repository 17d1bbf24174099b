import type { Actor } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { courseScope } from '#shared/domain/core/scope.ts'
import { writeEntry } from '#shared/domain/cahier-de-textes/entry/entry-commands.ts'
import {
  entryIdOf,
  entryRecord,
  type CahierEntry,
  type SessionContents,
} from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { Assignment } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { richTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { announceVisa } from '#shared/domain/cahier-de-textes/visa/notice-commands.ts'
import type { CahierId, GrantId, NoticeId } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { grantVisa } from '#shared/domain/cahier-de-textes/visa/visa-commands.ts'
import type { TeachingServiceId } from '#shared/domain/people/ids.ts'
import { schoolRecord } from '#shared/domain/people/school.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { must } from '#shared/kernel/must.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { aLesson, achour, oliveira, principal } from './class-of-3b.ts'
import { recordDesk, type RecordDesk } from './record-desk.ts'

export const maths3b = 's-maths-3b' as TeachingServiceId
const teaching = (who: Actor): Actor => ({ ...who, scopes: [courseScope(maths3b)] })

/** Mr Oliveira and Mr Achour teach mathematics to 3e B together. */
export const author = teaching(oliveira)
export const coAuthor = teaching(achour)

export const lesson = (id: string) => id as LessonId

export function contents(words: string, title = ''): SessionContents {
  return { title, text: richTextOf(words), documents: [] }
}

export function assignment(words: string, dueOn = '2026-11-24', minutes: number | null = 20): Assignment {
  return { kind: 'exercise', text: richTextOf(words), dueOn: plainDate(dueOn), dueLessonId: null, minutes }
}

/** Four lessons of one service, 17 November to 8 December, nothing written yet. */
export function cahierDesk(): RecordDesk {
  const desk = recordDesk()
  const service = { serviceId: maths3b, teacherIds: ['oliveira', 'achour'] as StaffId[] }
  desk.keep(
    lessonRecord,
    aLesson('l1', service),
    aLesson('l2', { ...service, date: plainDate('2026-11-24') }),
    aLesson('l3', { ...service, date: plainDate('2026-12-01') }),
    aLesson('l4', { ...service, date: plainDate('2026-12-08') }),
  )
  desk.keep(schoolRecord, {
    id: 'school',
    uai: '0750001A',
    name: 'Collège des Hautes-Ormes',
    schoolYear: 2026,
    zone: 'C',
    timeZone: 'Europe/Paris',
    academy: 'Paris',
    city: 'Paris',
  })
  return desk
}

export function entryOf(desk: RecordDesk, id = 'l1'): CahierEntry {
  return must(desk.get(entryRecord, entryIdOf(lesson(id))), `an entry of ${id}`)
}

/** Writes over what stands, as somebody who has it before him. */
export function write(desk: RecordDesk, words: string, who = author, id = 'l1', at?: string) {
  const had = desk.get(entryRecord, entryIdOf(lesson(id)))
  const base = had ? digestOf(had.contents.standing.value) : null
  return desk.run(writeEntry, { lessonId: lesson(id), contents: contents(words), base }, who, at)
}

export const noticeId = 'n1' as NoticeId

/** A visa for the whole school, announced on 17 November for the 25th. */
export function announce(desk: RecordDesk, at = '2026-11-17T10:00', applicableOn = '2026-11-25') {
  const days = { from: plainDate('2026-09-01'), to: plainDate('2026-12-31') }
  const args = {
    noticeId,
    target: { kind: 'school' as const },
    ...days,
    applicableOn: plainDate(applicableOn),
  }
  return desk.run(announceVisa, { ...args, message: '' }, principal, at)
}

export function grant(desk: RecordDesk, ids: readonly string[], at = '2026-11-25T09:00', observation = '') {
  const items = ids.map((id) => ({
    entryId: entryIdOf(lesson(id)),
    cahierId: maths3b as string as CahierId,
  }))
  const grantId = `g-${at.slice(0, 10)}` as GrantId
  return desk.run(grantVisa, { grantId, noticeId, items, observation, visit: null }, principal, at)
}

/** An entry written on the 17th, announced, sealed on the 25th. */
export function sealedDesk(): RecordDesk {
  const desk = cahierDesk()
  write(desk, 'Théorème de Thalès : énoncé et figure.')
  announce(desk)
  grant(desk, ['l1'])
  return desk
}
