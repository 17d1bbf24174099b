import type { DivisionId } from '#shared/domain/people/ids.ts'
import type { TeachingService } from '#shared/domain/people/structures.ts'
import type { Lesson, LessonId } from '#shared/domain/timetable/lesson.ts'
import { addDays, plainDate, weekdayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import type { People } from './make-people.ts'
import type { SeededRandom } from './seeded-random.ts'

const slots = ['08:00', '09:00', '10:10', '11:10', '13:30', '14:30', '15:40'].map(timeOfDay)
const ends = ['08:55', '09:55', '11:05', '12:05', '14:25', '15:25', '16:35'].map(timeOfDay)

/** `count` lessons from the first day of school on, day by day, seven an hour-slot in each division. */
export function makeLessons(random: SeededRandom, people: People, count: number): Lesson[] {
  const servicesOf = Map.groupBy(people.services, (service) => service.divisionId as DivisionId)
  const lessons: Lesson[] = []
  for (let date = plainDate('2026-09-01'); lessons.length < count; date = addDays(date, 1)) {
    if (weekdayOf(date) > 5) continue
    for (const slot of slots.keys()) {
      for (const division of people.divisions) {
        if (lessons.length === count) return lessons
        lessons.push(
          makeLesson(random, date, slot, random.pick(servicesOf.get(division.id) as TeachingService[])),
        )
      }
    }
  }
  return lessons
}

function makeLesson(random: SeededRandom, date: PlainDate, slot: number, service: TeachingService): Lesson {
  return {
    id: random.uuid() as LessonId,
    date,
    start: slots[slot] as Lesson['start'],
    end: ends[slot] as Lesson['end'],
    subjectId: service.subjectId,
    serviceId: service.id,
    divisionIds: [service.divisionId as DivisionId],
    groupId: null,
    teacherIds: service.teacherIds,
    replacedIds: [],
    room: `Salle ${101 + random.below(60)}`,
    form: 'course',
    status: random.chance(0.02) ? 'cancelled' : 'planned',
    movedTo: null,
  }
}
