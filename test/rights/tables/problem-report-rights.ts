import { but, everyone } from '#test/rights/rights-kinds.ts'
import type { FeatureRights, Verdicts } from '#test/rights/rights-kinds.ts'
import { aReport, colleague } from '#test/rights/sample-records.ts'

const closes: Verdicts = { applied: ['administrator'], 'administrator-only': but('administrator') }
const noReport: Verdicts = {
  'report-unknown': ['administrator'],
  'administrator-only': but('administrator'),
}

export const problemReportFeatureRights: FeatureRights = {
  feature: 'problem-report',
  records: [
    {
      kind: 'problemReport',
      law: 'C5: a report reaches the local administrators, and comes back to its author; nobody else',
      fields: 'id by typedAt recordedAt text context state answer closedBy closedAt',
      readers: everyone,
      samples: [
        {
          where: 'his own',
          readers: everyone,
          ofOthers: ['administrator'],
          make: (id, owner) => aReport(id, owner),
        },
        {
          where: 'a colleague’s',
          readers: ['administrator'],
          make: (id) => aReport(id, colleague),
        },
      ],
    },
  ],
  words: [
    {
      what: 'a report',
      law: 'C5: the local administrators, and its author',
      authors: everyone,
      typedBy: (role) => `La souris ne répond plus (${role}).`,
      readers: everyone,
      ofOthers: ['administrator'],
    },
  ],
  commands: [
    {
      command: 'reportProblem',
      law: 'C5: anybody may; C14: never anonymously. A number taken is told as taken: it is drawn at random',
      untargeted: true,
      verdicts: { own: { applied: everyone }, taken: { 'report-exists': everyone } },
      aim: ({ role, freshId }) => ({
        id: freshId,
        text: `La souris ne répond plus (${role}).`,
        context: {
          screen: 'appel',
          version: '0.1.0',
          host: 'node',
          os: 'linux',
          postName: 'VS-02',
          line: '',
        },
      }),
    },
    {
      command: 'closeProblem',
      law: 'C5: the local administrators answer and close',
      verdicts: {
        own: closes,
        colleague: closes,
        'other-class': closes,
        'other-school': noReport,
        nowhere: noReport,
      },
      aim: ({ reportId }) => ({ id: reportId, answer: 'La pile est changée.' }),
    },
  ],
}
