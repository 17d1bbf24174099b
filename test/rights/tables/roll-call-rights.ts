import type { CommandRights, FeatureRights, Place, Spot, Verdicts } from '#test/rights/rights-kinds.ts'
import { but, outsiders, vieScolaire } from '#test/rights/rights-kinds.ts'
import { observationRights, rollCallRights, slipBookRights } from './roll-call-records.ts'

/** Issue 2 §5: who teaches the lesson calls it, and the vie scolaire; to anybody else no lesson exists (S5). */
const notHis: Verdicts = { applied: vieScolaire, 'not-your-lesson': ['teacher', ...outsiders] }
const noSuch: Verdicts = { 'lesson-unknown': vieScolaire, 'not-your-lesson': ['teacher', ...outsiders] }
const onLesson: Partial<Record<Place, Verdicts>> = {
  own: { applied: ['teacher', ...vieScolaire], 'not-your-lesson': outsiders },
  replaced: notHis,
  colleague: notHis,
  'other-class': notHis,
  'other-school': noSuch,
  nowhere: noSuch,
}

const notListed: Verdicts = { 'not-in-list': ['teacher', ...vieScolaire], 'not-your-lesson': outsiders }
const onPupil: Partial<Record<Place, Verdicts>> = {
  ...onLesson,
  'own-foreign-pupil': notListed,
  'own-pupil-abroad': notListed,
  'own-no-pupil': notListed,
}

/** Issue 2 §5: « a correction after the end is possible the same day for the teacher, later for vie scolaire only ». */
const afterEnd: Verdicts = {
  applied: vieScolaire,
  'correction-closed': ['teacher'],
  'not-your-lesson': outsiders,
}

const law = 'Issue 2 §5, S5: those who teach the lesson, and the vie scolaire'

const absent = (id: string) => ({
  id,
  kind: 'absent',
  minutes: null,
  at: null,
  item: null,
  reason: null,
})

const marked = ({ calledId, studentId }: Spot) => ({ lessonId: calledId, studentId, sawEnd: true })

const lessonCommands: readonly CommandRights[] = [
  { command: 'beginRollCall', law, verdicts: onLesson, aim: ({ lessonId }) => ({ lessonId }) },
  { command: 'endRollCall', law, verdicts: onLesson, aim: ({ lessonId }) => ({ lessonId }) },
  {
    command: 'takeRollCall',
    law,
    verdicts: { ...onPupil, 'own-ended': afterEnd },
    aim: ({ calledId, studentId, freshId }) => ({
      lessonId: calledId,
      sawEnd: true,
      marks: [{ studentId, mark: absent(freshId) }],
      replaces: [],
    }),
  },
  {
    command: 'markStudent',
    law,
    verdicts: { ...onPupil, 'own-ended': afterEnd },
    aim: (spot) => ({ ...marked(spot), mark: absent(spot.freshId), replaces: [] }),
  },
  {
    command: 'clearMark',
    law,
    verdicts: { ...onLesson, 'own-ended': afterEnd },
    aim: (spot) => ({ ...marked(spot), marks: [spot.markId] }),
  },
]

/** A permanence takes any pupil of the school (issue 2 §5, « inverted call »): of another school, none. */
const addPresent: CommandRights = {
  command: 'addPresent',
  law,
  verdicts: {
    ...onLesson,
    'own-foreign-pupil': { applied: ['teacher', ...vieScolaire], 'not-your-lesson': outsiders },
    'own-pupil-abroad': notListed,
    'own-no-pupil': notListed,
  },
  aim: ({ permanenceId, studentId, freshId }) => ({
    lessonId: permanenceId,
    studentId,
    sawEnd: false,
    markId: freshId,
  }),
}

const deskOnly: Verdicts = { applied: vieScolaire, 'vie-scolaire-only': ['teacher', ...outsiders] }
const deskUnlisted: Verdicts = { 'not-in-list': vieScolaire, 'vie-scolaire-only': ['teacher', ...outsiders] }
const deskNoLesson: Verdicts = {
  'lesson-unknown': vieScolaire,
  'vie-scolaire-only': ['teacher', ...outsiders],
}

const lateDesk: CommandRights = {
  command: 'recordLateArrival',
  law: 'Issue 2 §5, C18: the late desk is the vie scolaire’s; nobody else, not even on his own lesson',
  verdicts: {
    own: deskOnly,
    'own-ended': deskOnly,
    colleague: deskOnly,
    'other-class': deskOnly,
    'other-school': deskNoLesson,
    nowhere: deskNoLesson,
    'own-foreign-pupil': deskUnlisted,
    'own-pupil-abroad': deskUnlisted,
    'own-no-pupil': deskUnlisted,
  },
  aim: ({ calledId, studentId, freshId }) => ({
    lessonId: calledId,
    studentId,
    markId: freshId,
    minutes: 7,
    at: '08:07',
    reason: 'none',
    replaces: [],
  }),
}

/** Not the class's other teachers, who may see that there is one (C18). */
const hisWords: Verdicts = { applied: ['teacher', ...vieScolaire], 'not-your-observation': outsiders }
const othersWords: Verdicts = { applied: vieScolaire, 'not-your-observation': ['teacher', ...outsiders] }
const noWords: Verdicts = {
  'observation-unknown': vieScolaire,
  'not-your-observation': ['teacher', ...outsiders],
}
const onWords: Partial<Record<Place, Verdicts>> = {
  own: hisWords,
  colleague: othersWords,
  'other-class': othersWords,
  'other-school': noWords,
  nowhere: noWords,
}

const words: readonly CommandRights[] = [
  {
    command: 'writeObservation',
    law: `${law}; never over the words of another lesson, whoever bears the number`,
    verdicts: {
      ...onPupil,
      'own-ended': afterEnd,
      taken: { 'not-your-observation': but(...outsiders), 'not-your-lesson': outsiders },
    },
    aim: ({ role, calledId, studentId, freshId }) => ({
      lessonId: calledId,
      studentId,
      markId: freshId,
      nature: 'observation',
      text: `A travaillé (${role}).`,
      at: null,
      sawEnd: true,
    }),
  },
  {
    command: 'reviseObservation',
    law: 'C18, S5: its author, those who teach the lesson, and the vie scolaire',
    verdicts: onWords,
    aim: ({ observationId }) => ({ observationId, base: 'Bavarde.', text: 'Bavarde un peu.' }),
  },
  {
    command: 'chooseObservationText',
    law: 'C18, S5: its author, those who teach the lesson, and the vie scolaire',
    verdicts: onWords,
    aim: ({ observationId }) => ({ observationId, text: 'Bavarde beaucoup.', seen: ['Bavarde.'] }),
  },
]

export const rollCallFeatureRights: FeatureRights = {
  feature: 'roll-call',
  records: [rollCallRights, observationRights, slipBookRights],
  words: [
    {
      what: 'the words of an observation',
      law: 'C18: the class’s other teachers see that there is one, never what it says',
      authors: ['teacher', ...vieScolaire],
      typedBy: (role) => `A travaillé (${role}).`,
      readers: ['teacher', ...vieScolaire],
      ofOthers: vieScolaire,
    },
  ],
  commands: [...lessonCommands, addPresent, lateDesk, ...words],
}
