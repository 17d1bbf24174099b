import { outsiders, vieScolaire } from '#test/rights/rights-kinds.ts'
import type { FeatureRights, Verdicts } from '#test/rights/rights-kinds.ts'
import { anAbsence, aNotice } from '#test/rights/sample-records.ts'

const others = ['teacher', ...outsiders] as const
const desk: Verdicts = { applied: vieScolaire, 'vie-scolaire-only': others }
const noPupil: Verdicts = { 'student-unknown': vieScolaire, 'vie-scolaire-only': others }
/** Withdrawing what is not there is withdrawing once: nobody learns of another school by it. */
const nothingThere: Verdicts = { unchanged: vieScolaire, 'vie-scolaire-only': others }

export const absencesFeatureRights: FeatureRights = {
  feature: 'absences',
  records: [
    {
      kind: 'absence',
      law: 'C18: why a pupil is away stays with those who follow him; his teachers get an absence notice',
      fields:
        'id studentId divisionId from to fromTime toTime reason isJustified isRegularized recordedBy recordedAt',
      readers: vieScolaire,
      samples: [
        { where: 'own class', readers: vieScolaire, make: (id) => anAbsence(id, 's-own', 'd-own') },
        { where: 'other class', readers: vieScolaire, make: (id) => anAbsence(id, 's-other', 'd-other') },
      ],
    },
    {
      kind: 'absenceNotice',
      law: 'C18: « prévenu », without the reason, for those who teach the pupil',
      fields: 'id studentId divisionId groupIds from to fromTime toTime',
      readers: ['teacher', ...vieScolaire],
      samples: [
        {
          where: 'own class',
          readers: ['teacher', ...vieScolaire],
          make: (id) => aNotice(id, 's-own', 'd-own', []),
        },
        {
          where: 'own group, other class',
          readers: ['teacher', ...vieScolaire],
          make: (id) => aNotice(id, 's-group', 'd-other', ['g-own']),
        },
        {
          where: 'other class',
          readers: vieScolaire,
          make: (id) => aNotice(id, 's-other', 'd-other', ['g-other']),
        },
      ],
    },
  ],
  words: [
    {
      what: 'the reason of an absence',
      law: 'C18: it stays with those who follow the pupil',
      authors: ['cpe'],
      typedBy: () => '"reason":"appointment"',
      readers: vieScolaire,
      ofOthers: vieScolaire,
    },
  ],
  commands: [
    {
      command: 'announceAbsence',
      law: 'C18: announcing an absence belongs to the vie scolaire',
      verdicts: {
        own: desk,
        'other-class': desk,
        'other-school': noPupil,
        nowhere: noPupil,
        taken: { 'absence-exists': vieScolaire, 'vie-scolaire-only': others },
      },
      aim: ({ freshId, studentId }) => ({
        id: freshId,
        studentId,
        from: '2026-11-18',
        to: '2026-11-18',
        fromTime: '08:00',
        toTime: '12:00',
        reason: 'appointment',
        isJustified: true,
      }),
    },
    {
      command: 'cancelAbsence',
      law: 'C18: withdrawing an absence belongs to the vie scolaire',
      verdicts: { own: desk, 'other-class': desk, 'other-school': nothingThere, nowhere: nothingThere },
      aim: ({ absenceId }) => ({ id: absenceId }),
    },
  ],
}
