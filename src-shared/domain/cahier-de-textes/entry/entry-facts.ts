import { read, type CommandCall, type Facts, type Read } from '#shared/domain/core/command.ts'
import { readSettings, settingsOf } from '#shared/domain/people/module-rules.ts'
import { lessonRecord, type Lesson, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { allOf, type Decision } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { cahierSettingsOf, readCahierSettings } from '#shared/domain/cahier-de-textes/cahier-settings.ts'
import { entryIdOf, entryRecord, type CahierEntry } from './entry.ts'
import { canChange, canWrite } from './entry-rights.ts'
import { emptyEntry, publicationOf } from './entry-rules.ts'

/** What every command on the entry of a lesson names. */
export interface OnLesson {
  readonly lessonId: LessonId
}

export function readsOfEntries(lessonIds: readonly LessonId[]): readonly Read[] {
  return [
    readSettings,
    readCahierSettings,
    ...lessonIds.flatMap((id) => [read(lessonRecord, id), read(entryRecord, entryIdOf(id))]),
  ]
}

export function entryAt(facts: Facts, lessonId: LessonId): CahierEntry | undefined {
  return facts.get(entryRecord, entryIdOf(lessonId))
}

export function lessonAt(facts: Facts, lessonId: LessonId): Lesson {
  return must(facts.get(lessonRecord, lessonId), 'a lesson that decide has seen')
}

/** Rights, then the seal: what every change of an entry asks first. */
export function canChangeAt({ actor, facts, args }: CommandCall<OnLesson>): Decision {
  const right = canWrite(actor, facts, facts.get(lessonRecord, args.lessonId))
  return allOf(right, right.kind === 'allowed' ? canChange(entryAt(facts, args.lessonId)) : right)
}

/** The entry of a lesson as it stands, made when there is none. */
export function openEntry({ actor, facts, context, args }: CommandCall<OnLesson>): CahierEntry {
  const lesson = lessonAt(facts, args.lessonId)
  const { quietHours } = settingsOf(facts)
  const { publication: when } = cahierSettingsOf(facts)
  const publication = publicationOf(lesson, { publication: when, quietHours }, context.wall)
  const author = { by: actor.staffId, typedAt: context.typedAt }
  return entryAt(facts, args.lessonId) ?? emptyEntry(lesson, author, publication)
}
