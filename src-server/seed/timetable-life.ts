import { put, type Change } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { SubjectId } from '#shared/domain/people/ids.ts'
import { subjectRecord } from '#shared/domain/people/structures.ts'
import { lessonRecord, type Lesson, type LessonId } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { permanenceWords } from './school-life-words.fr.ts'
import type { Chance } from './seeded-chance.ts'

/** Rooms, which STS does not carry: each teacher keeps his own. */
export function giveRooms(lessons: readonly Lesson[], roomOf: ReadonlyMap<string, string>): Lesson[] {
  return lessons.map((lesson) => ({ ...lesson, room: roomOf.get(lesson.teacherIds[0] ?? '') ?? '' }))
}

const permanenceSubject = 'demo-permanence' as SubjectId

/** One permanence an hour, held by an AED in turn: an inverted call. */
export function openPermanences(
  lessons: readonly Lesson[],
  aeds: readonly StaffId[],
): { readonly lessons: Lesson[]; readonly changes: Change[] } {
  const hours = new Map<string, Lesson>()
  for (const lesson of lessons) hours.set(`${lesson.date} ${lesson.start}`, lesson)
  const made = [...hours.values()].map((hour, at): Lesson => ({
    id: `demo-perm-${hour.date}-${hour.start.replace(':', '')}` as LessonId,
    date: hour.date,
    start: hour.start,
    end: hour.end,
    subjectId: permanenceSubject,
    serviceId: null,
    divisionIds: [],
    groupId: null,
    teacherIds: aeds.length === 0 ? [] : [aeds[at % aeds.length] as StaffId],
    replacedIds: [],
    room: permanenceWords.room,
    form: 'permanence',
    status: 'planned',
    movedTo: null,
  }))
  const subject = {
    id: permanenceSubject,
    code: permanenceWords.code,
    shortLabel: permanenceWords.label,
    label: permanenceWords.label,
  }
  return {
    lessons: made,
    changes: [put(subjectRecord, subject), ...made.map((lesson) => put(lessonRecord, lesson))],
  }
}

/** What happens to a timetable in the days around today: lessons cancelled, one moved, some replaced. */
export function disturbTimetable(
  lessons: readonly Lesson[],
  today: PlainDate,
  spared: StaffId,
  chance: Chance,
): Lesson[] {
  const near = lessons
    .filter((lesson) => lesson.date >= today && !lesson.teacherIds.includes(spared))
    .slice(0, 900)
  if (near.length < 20) return []
  const [cancelled, moved, replaced, absentees] = [
    chance.pick(near),
    chance.pick(near),
    chance.pick(near),
    chance.pick(near),
  ]
  const newPlace: Lesson = {
    ...moved,
    id: `${moved.id}-bis` as LessonId,
    start: timeOfDay('17:40'),
    end: timeOfDay('18:35'),
  }
  const other = near.find(
    (lesson) => lesson.teacherIds[0] !== replaced.teacherIds[0] && lesson.subjectId === replaced.subjectId,
  )
  return [
    ...near
      .filter((lesson) => lesson.date === absentees.date && lesson.teacherIds[0] === absentees.teacherIds[0])
      .map((lesson): Lesson => ({ ...lesson, status: 'cancelled' })),
    { ...cancelled, status: 'cancelled' },
    { ...moved, status: 'cancelled', movedTo: newPlace.id },
    newPlace,
    {
      ...replaced,
      teacherIds: other ? other.teacherIds : replaced.teacherIds,
      replacedIds: other ? replaced.teacherIds : [],
    },
  ]
}

export function putLessons(lessons: readonly Lesson[]): Change[] {
  return lessons.map((lesson) => put(lessonRecord, lesson))
}
