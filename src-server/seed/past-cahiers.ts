import type { Change } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { firstWording } from '#shared/domain/core/wording.ts'
import { cahierIdOf, emptyEntry, entryChanges } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { Homework, HomeworkId } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { richTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type { Subject } from '#shared/domain/people/structures.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { must } from '#shared/kernel/must.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { sessionsOf, type WrittenSession } from './cahier-words.fr.ts'
import type { Chance } from './seeded-chance.ts'
import { minutesAfter, momentOnWall } from './wall-moment.ts'

/** What cahiers are written from. */
export interface CahierWorld {
  readonly subjects: readonly Subject[]
  readonly timeZone: string
  readonly chance: Chance
  /** Lessons of this day and after are still to be written. */
  readonly today: PlainDate
}

/** Days that a teacher is behind with his cahier: one in six writes it for a fortnight at a time. */
function daysBehind(chance: Chance): number {
  return chance.happens(1 / 6) ? chance.between(8, 15) : 0
}

function homeworkOf(
  lesson: Lesson,
  next: Lesson | undefined,
  { asked }: WrittenSession,
  author: { readonly by: StaffId; readonly typedAt: CahierEntry['contents']['standing']['typedAt'] },
): Homework[] {
  if (!asked) return []
  const value = {
    kind: asked.kind,
    text: richTextOf(asked.words),
    dueOn: next?.date ?? addDays(lesson.date, 7),
    dueLessonId: next?.id ?? null,
    minutes: asked.minutes,
  }
  return [{ id: `demo-h-${lesson.id}` as HomeworkId, assignment: firstWording({ ...author, value }) }]
}

function entryOf(
  lesson: Lesson,
  next: Lesson | undefined,
  written: WrittenSession,
  world: CahierWorld,
): CahierEntry {
  const by = must(lesson.teacherIds[0], 'a teacher of a lesson')
  const typedAt = momentOnWall(lesson.date, minutesAfter(lesson.end, 10), world.timeZone)
  const author = { by, typedAt }
  const value = { title: written.title, text: richTextOf(written.done), documents: [] }
  return {
    ...emptyEntry(lesson, author, { date: lesson.date, time: lesson.start }),
    contents: firstWording({ ...author, value }),
    homework: homeworkOf(lesson, next, written, author),
  }
}

/**
 * The cahiers of lessons that are over: each service goes through its sessions in order, some lessons are forgotten,
 * some teachers are days behind. Lessons of today on are left to be written.
 * @param lessons in the order of days and hours
 */
export function inventPastCahiers(lessons: readonly Lesson[], world: CahierWorld): Change[] {
  const { chance, today } = world
  const codes = new Map(world.subjects.map(({ id, code }) => [id, code]))
  const taught = lessons.filter(
    ({ form, status, teacherIds }) => form === 'course' && status === 'planned' && teacherIds.length > 0,
  )
  const behind = new Map<StaffId, number>()
  return [...Map.groupBy(taught, cahierIdOf).values()].flatMap((own) => {
    const first = must(own[0], 'a lesson of a cahier')
    const by = must(first.teacherIds[0], 'a teacher of a lesson')
    const days = behind.get(by) ?? daysBehind(chance)
    behind.set(by, days)
    const sessions = sessionsOf(codes.get(first.subjectId) ?? '')
    const until = addDays(today, -days)
    return own.flatMap((lesson, place) => {
      if (lesson.date >= until || chance.happens(0.06)) return []
      const written = must(sessions[place % sessions.length], 'a session')
      const next = own.find(({ date }) => date > lesson.date)
      return entryChanges(undefined, entryOf(lesson, next, written, world))
    })
  })
}
