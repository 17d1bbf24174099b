import { outsiders, vieScolaire, type RecordRights } from '#test/rights/rights-kinds.ts'
import { aCall, anObservation, colleague, otherColleague } from '#test/rights/sample-records.ts'

/** Those whom a class brings nothing that the vie scolaire has not. */
const classOrDesk = ['teacher', ...vieScolaire] as const

export const rollCallRights: RecordRights = {
  kind: 'rollCall',
  law: 'C18: the call of a class is read by those who teach the class and by the vie scolaire; a group across divisions stays with its own teachers',
  fields:
    'id lessonId date start end divisionIds groupId teacherIds state begun ended corrections marks pastMarks',
  readers: classOrDesk,
  samples: [
    {
      where: 'his own lesson',
      readers: classOrDesk,
      ofOthers: classOrDesk,
      make: (id, owner) => aCall(id, [owner], ['d-own'], null),
    },
    {
      where: 'own class, a colleague’s',
      readers: classOrDesk,
      make: (id) => aCall(id, [colleague], ['d-own'], null),
    },
    {
      where: 'own group, a colleague’s',
      readers: classOrDesk,
      make: (id) => aCall(id, [colleague], ['d-other'], 'g-own'),
    },
    {
      where: 'a group across own class and another, a colleague’s',
      readers: vieScolaire,
      make: (id) => aCall(id, [otherColleague], ['d-own', 'd-other'], 'g-other'),
    },
    {
      where: 'other class',
      readers: vieScolaire,
      make: (id) => aCall(id, [otherColleague], ['d-other'], null),
    },
  ],
}

export const observationRights: RecordRights = {
  kind: 'observation',
  law: `C18, issue 3 §3: words about a pupil are apart from the call: their author, those who teach the lesson, the vie scolaire; never ${outsiders.join(', ')}`,
  fields: 'id studentId lessonId date nature text textBy textAt by teacherIds writtenAt variants past',
  readers: classOrDesk,
  samples: [
    {
      where: 'he wrote it',
      readers: classOrDesk,
      ofOthers: vieScolaire,
      make: (id, owner) => anObservation(id, owner, [colleague], 's-own'),
    },
    {
      where: 'of a lesson he teaches, written by another',
      readers: classOrDesk,
      ofOthers: vieScolaire,
      make: (id, owner) => anObservation(id, colleague, [owner], 's-own'),
    },
    {
      where: 'own class, a colleague’s lesson',
      readers: vieScolaire,
      make: (id) => anObservation(id, colleague, [colleague], 's-own'),
    },
    {
      where: 'other class',
      readers: vieScolaire,
      make: (id) => anObservation(id, otherColleague, [otherColleague], 's-other'),
    },
  ],
}

export const slipBookRights: RecordRights = {
  kind: 'slipBook',
  law: 'design §8: the numbers of late slips, for the desk that gives them; no teacher needs the book',
  fields: 'id schoolYear last',
  readers: vieScolaire,
  samples: [],
}
