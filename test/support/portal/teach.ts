import { put, type Change } from '#shared/domain/core/command.ts'
import { divisionRecord, teachingServiceRecord } from '#shared/domain/people/structures.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'

interface LessonSketch {
  readonly id: string
  readonly date: string
  readonly divisionIds: readonly string[]
  readonly groupId: string | null
  readonly teacherIds: readonly string[]
  readonly replacedIds?: readonly string[]
}

/** A teacher takes a division's only service. */
export function teach(staffId: string, divisionId: string): Change[] {
  const service = {
    id: `service-${divisionId}`,
    subjectId: 'subject',
    divisionId,
    groupId: null,
    teacherIds: [staffId],
    modality: 'CG',
  }
  return [put(teachingServiceRecord, service as never)]
}

teach.lesson = (sketch: LessonSketch): Change => {
  const lesson = {
    replacedIds: [],
    ...sketch,
    start: '08:00',
    end: '09:00',
    subjectId: 'subject',
    serviceId: null,
    room: '',
    form: 'course',
    status: 'planned',
    movedTo: null,
  }
  return put(lessonRecord, lesson as unknown as Lesson)
}

teach.division = (id: string, professeurPrincipalIds: readonly string[]): Change =>
  put(divisionRecord, { id, code: id, label: id, professeurPrincipalIds } as never)
