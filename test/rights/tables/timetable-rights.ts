import { everyone, outsiders, vieScolaire } from '#test/rights/rights-kinds.ts'
import type {
  CommandRights,
  FeatureRights,
  Place,
  RecordRights,
  Verdicts,
} from '#test/rights/rights-kinds.ts'
import { aLesson, colleague, otherColleague } from '#test/rights/sample-records.ts'

const teachesOrDesk = ['teacher', ...vieScolaire] as const

const lesson: RecordRights = {
  kind: 'lesson',
  law: 'C18: a lesson is held by who teaches it or is replaced in it, and by the vie scolaire',
  fields:
    'id date start end subjectId serviceId divisionIds groupId teacherIds replacedIds room form status movedTo cancelReason',
  readers: teachesOrDesk,
  samples: [
    {
      where: 'his own',
      readers: teachesOrDesk,
      ofOthers: vieScolaire,
      make: (id, owner) => aLesson(id, [owner], ['d-own'], null),
    },
    {
      where: 'in which he is replaced',
      readers: teachesOrDesk,
      ofOthers: vieScolaire,
      make: (id, owner) => ({ ...aLesson(id, [colleague], ['d-own'], null), replacedIds: [owner] }),
    },
    {
      where: 'own class, a colleague’s',
      readers: vieScolaire,
      make: (id) => aLesson(id, [colleague], ['d-own'], null),
    },
    {
      where: 'other class',
      readers: vieScolaire,
      make: (id) => aLesson(id, [otherColleague], ['d-other'], null),
    },
  ],
}

const holiday: RecordRights = {
  kind: 'holiday',
  law: 'public',
  fields: 'id label from until',
  readers: everyone,
  samples: [
    {
      where: 'the school',
      readers: everyone,
      make: (id) => ({ id, label: 'Toussaint', from: '2026-10-17', until: '2026-11-02' }) as { id: string },
    },
  ],
}

/** Issue 2 §5, domain §1.3: the timetable of the day belongs to the direction and the CPE. */
const planners = ['direction', 'cpe'] as const
const others = ['teacher', 'aed', ...outsiders] as const
const known: Verdicts = { applied: planners, 'timetable-rights': others }
const unknown: Verdicts = { 'lesson-unknown': planners, 'timetable-rights': others }
const onTimetable: Partial<Record<Place, Verdicts>> = {
  own: known,
  colleague: known,
  'other-class': known,
  'other-school': unknown,
  nowhere: unknown,
}
const law =
  'The timetable of the day is the direction’s and the CPE’s; a teacher does not cancel his own lesson'

const commands: readonly CommandRights[] = [
  {
    command: 'cancelLesson',
    law,
    verdicts: onTimetable,
    aim: ({ lessonId }) => ({ lessonId, reason: 'outing' }),
  },
  {
    command: 'moveLesson',
    law,
    verdicts: onTimetable,
    aim: ({ lessonId, freshId }) => ({
      lessonId,
      newLessonId: freshId,
      date: '2026-11-18',
      start: '10:00',
      end: '11:00',
      room: 'B12',
    }),
  },
  {
    command: 'replaceTeacher',
    law,
    verdicts: onTimetable,
    aim: ({ lessonId, teacherId }) => ({ lessonId, absentId: teacherId, replacementId: 'p-substitute' }),
  },
]

export const timetableFeatureRights: FeatureRights = {
  feature: 'timetable',
  records: [lesson, holiday],
  commands,
}
