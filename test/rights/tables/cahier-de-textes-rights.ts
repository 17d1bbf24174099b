import type { CommandRights, FeatureRights, Place, Verdicts } from '#test/rights/rights-kinds.ts'
import { but, everyone } from '#test/rights/rights-kinds.ts'
import { cahierId, firstAssignment, firstContents, noticeId } from '#test/rights/cahier-samples.ts'
import { richTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { assignment, contents } from '#test/support/cahier-desk.ts'
import { cahierRecords } from './cahier-de-textes-records.ts'

type ByPlace = Partial<Record<Place, Verdicts>>

/** Those of the cahier write in it, also one who is replaced that day; to anybody else no lesson exists (S5). */
const his: Verdicts = { applied: ['teacher'], 'not-your-cahier': but('teacher') }
const nobody: Verdicts = { 'not-your-cahier': everyone }
const inCahier: ByPlace = {
  own: his,
  replaced: his,
  colleague: nobody,
  'other-class': nobody,
  'other-school': nobody,
  nowhere: nobody,
}
/** Judged from the entry itself, whose lesson may be gone: those whose names are on it. */
const onEntry: ByPlace = { ...inCahier, replaced: nobody }
const cahierLaw = 'Issue 4, domain §2.4: those of the service write its cahier'

/** Of any teacher's cahier: the direction alone; where nothing is, who may is told so, who may not is told the same. */
function ofDirection(unknown: string): ByPlace {
  const here: Verdicts = { applied: ['direction'], 'visa-rights': but('direction') }
  const gone: Verdicts = { [unknown]: ['direction'], 'visa-rights': but('direction') }
  return { own: here, colleague: here, 'other-class': here, 'other-school': gone, nowhere: gone }
}
const visaLaw = 'C1: the visa is the principal’s, or a deputy’s who has his delegation'

const first = digestOf(firstContents)
const given = digestOf(firstAssignment)
const other = contents('Vu autrement')

const writing: readonly CommandRights[] = [
  {
    command: 'writeEntry',
    law: cahierLaw,
    verdicts: inCahier,
    aim: ({ lessonId }) => ({ lessonId, contents: other, base: first }),
  },
  {
    command: 'chooseContents',
    law: cahierLaw,
    verdicts: inCahier,
    aim: ({ lessonId }) => ({ lessonId, contents: other, seen: [first] }),
  },
  {
    command: 'giveHomework',
    law: cahierLaw,
    verdicts: inCahier,
    aim: ({ lessonId, freshId }) => ({
      ...{ lessonId, homeworkId: freshId, base: null },
      assignment: assignment('Exercice 2', '2026-12-02'),
    }),
  },
  {
    command: 'chooseHomework',
    law: cahierLaw,
    verdicts: inCahier,
    aim: ({ lessonId }) => ({
      ...{ lessonId, homeworkId: 'h1', seen: [given] },
      assignment: assignment('Exercice 3', '2026-12-02'),
    }),
  },
  {
    command: 'removeHomework',
    law: cahierLaw,
    verdicts: inCahier,
    aim: ({ lessonId }) => ({ lessonId, homeworkId: 'h1', base: given }),
  },
  {
    command: 'fillEntries',
    law: cahierLaw,
    verdicts: inCahier,
    aim: ({ bareId }) => ({
      fills: [{ lessonId: bareId, contents: other, homework: [], carriedFrom: null }],
    }),
  },
  {
    command: 'moveEntry',
    law: cahierLaw,
    verdicts: onEntry,
    aim: ({ lessonId, bareId }) => ({ fromLessonId: lessonId, lessonId: bareId }),
  },
  {
    command: 'deleteEntry',
    law: cahierLaw,
    verdicts: onEntry,
    aim: ({ lessonId }) => ({ lessonId, base: first }),
  },
  {
    command: 'writeTeacherNote',
    law: 'Issue 4: a note is its author’s alone, on a lesson of his cahiers',
    verdicts: inCahier,
    aim: ({ lessonId, me }) => ({ lessonId, teacherId: me, text: 'Prévoir le compas', base: null }),
  },
  {
    command: 'addAddendum',
    law: 'C1: an addendum is written under a seal by those of the cahier',
    verdicts: onEntry,
    aim: ({ calledId, freshId }) => ({
      ...{ entryId: `ce-${calledId}`, addendumId: freshId },
      text: richTextOf('Précision'),
    }),
  },
]

const series: readonly CommandRights[] = [
  {
    command: 'saveSeries',
    law: 'Issue 4: a series is its author’s',
    untargeted: true,
    verdicts: { own: his, taken: nobody },
    aim: ({ freshId }) => ({
      ...{
        id: freshId,
        copyId: `${freshId}.copy`,
        title: 'Algèbre',
        subjectId: null,
        sessions: [],
        base: null,
      },
    }),
  },
  {
    command: 'deleteSeries',
    law: 'Issue 4: a series is its author’s',
    verdicts: onEntry,
    aim: ({ seriesId }) => ({
      id: seriesId,
      base: digestOf({ title: 'Géométrie', subjectId: null, sessions: [] }),
    }),
  },
]

const itemsOf = (lessonId: string) => [{ entryId: `ce-${lessonId}`, cahierId }]

const visa: readonly CommandRights[] = [
  {
    command: 'announceVisa',
    law: visaLaw,
    untargeted: true,
    verdicts: { own: { applied: ['direction'], 'visa-rights': but('direction') } },
    aim: ({ freshId }) => ({
      ...{ noticeId: freshId, target: { kind: 'school' }, from: '2026-09-01', to: '2026-10-01' },
      ...{ applicableOn: '2026-12-15', message: '' },
    }),
  },
  {
    command: 'acknowledgeNotice',
    law: 'C1: each teacher says for himself that he has read it',
    untargeted: true,
    verdicts: { own: { applied: ['teacher'], 'not-your-notice': but('teacher') } },
    aim: ({ me }) => ({ noticeId, teacherId: me }),
  },
  {
    command: 'grantVisa',
    law: visaLaw,
    verdicts: ofDirection('visa-not-covered'),
    aim: ({ lessonId, freshId }) => ({
      ...{ grantId: freshId, noticeId, items: itemsOf(lessonId), observation: '', visit: null },
    }),
  },
  {
    command: 'addCounterEntry',
    law: visaLaw,
    verdicts: ofDirection('entry-unknown'),
    aim: ({ calledId, freshId }) => ({
      ...{ entryId: `ce-${calledId}`, cahierId, addendumId: freshId, grantId: freshId },
      text: richTextOf('Visa donné par erreur'),
    }),
  },
  {
    command: 'changeCahierSetting',
    law: 'the direction decides for its cahiers',
    untargeted: true,
    verdicts: { own: { applied: ['direction'], 'direction-decides': but('direction') } },
    aim: () => ({ field: 'archiveYears', base: 5, value: 6 }),
  },
]

/** The pass of the spot names as inspector whoever acts: an inspector reads under it, nobody else does. */
const opened: Verdicts = { applied: ['inspector'], 'reading-not-open': but('inspector') }
const closed: Verdicts = { 'reading-not-open': everyone }

const reading: readonly CommandRights[] = [
  {
    command: 'openReading',
    law: 'C2: the principal opens a reading',
    untargeted: true,
    verdicts: { own: { applied: ['direction'], 'visa-rights': but('direction') } },
    aim: ({ freshId }) => ({
      ...{ passId: freshId, inspectorId: 'p-visitor', teacherIds: ['p-colleague'] },
      ...{ from: '2026-11-17', to: '2026-11-20', mayVise: false, reason: '' },
    }),
  },
  {
    command: 'closeReading',
    law: 'C2: the principal may end it before its time',
    verdicts: ofDirection('pass-unknown'),
    aim: ({ passId }) => ({ passId }),
  },
  {
    command: 'answerReading',
    law: 'C2: each teacher consents for his own cahiers',
    verdicts: {
      own: { applied: ['teacher'], 'not-your-consent': but('teacher') },
      colleague: { 'not-your-consent': everyone },
      'other-class': { 'not-your-consent': everyone },
      'other-school': { 'not-your-consent': everyone },
      nowhere: { 'not-your-consent': everyone },
    },
    aim: ({ passId, me }) => ({ passId, teacherId: me, answer: { kind: 'no' } }),
  },
  {
    command: 'noteReading',
    law: 'C2: an inspector reads what was opened to him, and nothing else exists',
    verdicts: {
      own: opened,
      colleague: opened,
      'other-class': opened,
      'other-school': closed,
      nowhere: closed,
    },
    aim: ({ passId, teacherId, lessonId }) => ({ passId, teacherId, entryIds: [`ce-${lessonId}`] }),
  },
]

export const cahierDeTextesFeatureRights: FeatureRights = {
  feature: 'cahier-de-textes',
  records: cahierRecords,
  commands: [...writing, ...series, ...visa, ...reading],
}
