import { studentRecord } from '#shared/domain/people/student.ts'
import { coversDay } from '#shared/domain/people/student.ts'
import { divisionRecord, groupRecord, subjectRecord } from '#shared/domain/people/structures.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import type { RecordView } from '#renderer/store/collections.ts'
import { paletteLabels } from './palette-labels.fr.ts'

export type Who = { readonly studentId: string } | { readonly staffId: string }

function lessonsAt(view: RecordView, wall: WallClock): readonly Lesson[] {
  return view
    .all(lessonRecord, [wall.date.slice(0, 7)])
    .filter(
      (lesson) =>
        lesson.date === wall.date &&
        lesson.status === 'planned' &&
        lesson.start <= wall.time &&
        wall.time < lesson.end,
    )
}

function isStudentIn(view: RecordView, lesson: Lesson, studentId: string, wall: WallClock): boolean {
  const student = view.get(studentRecord, studentId)
  if (!student || lesson.form === 'permanence') return false
  if (lesson.groupId)
    return student.groups.some((stay) => stay.of === lesson.groupId && coversDay(stay, wall.date))
  return student.divisions.some((stay) => lesson.divisionIds.includes(stay.of) && coversDay(stay, wall.date))
}

function audienceName(view: RecordView, lesson: Lesson): string {
  if (lesson.groupId) return view.get(groupRecord, lesson.groupId)?.label ?? ''
  return lesson.divisionIds.map((id) => view.get(divisionRecord, id)?.label ?? '').join(', ')
}

/** Tells where people are at an hour, from the lessons in memory: silent when this post does not hold them. */
export function whereIsAt(view: RecordView, wall: WallClock): (who: Who) => string {
  const lessons = lessonsAt(view, wall)
  return (who) => {
    if ('studentId' in who) {
      const lesson = lessons.find((one) => isStudentIn(view, one, who.studentId, wall))
      if (!lesson) return ''
      const subject = view.get(subjectRecord, lesson.subjectId)?.label ?? ''
      return paletteLabels.lesson(subject.toLocaleLowerCase('fr'), lesson.room)
    }
    const lesson = lessons.find((one) => one.teacherIds.some((id) => id === who.staffId))
    return lesson ? paletteLabels.staffLesson(audienceName(view, lesson)) : ''
  }
}
