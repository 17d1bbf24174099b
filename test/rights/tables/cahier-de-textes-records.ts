import { loadOf } from '#shared/domain/cahier-de-textes/entry/homework-load.ts'
import { aNote, aNotice, anEntry, aPass, aSeries } from '#test/rights/cahier-samples.ts'
import { everyone, type RecordRights } from '#test/rights/rights-kinds.ts'
import { colleague, otherColleague } from '#test/rights/sample-records.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'

const law =
  'C18, domain §2.4: a cahier is held by those of its service and by the direction; an inspector by his pass (C2)'
const instant = '2026-11-16T09:00:00.000Z'
const visitor = 'p-visitor' as StaffId
const readersOfCahier = ['teacher', 'direction', 'inspector'] as const
const withId = (record: object, id: string) => ({ ...record, id }) as { id: string }

const entry: RecordRights = {
  kind: 'cahierEntry',
  law,
  fields:
    'id lessonId cahierId date start end subjectId serviceId divisionIds groupId teacherIds contents homework publishAt carriedFrom plannedFrom addenda seals',
  readers: readersOfCahier,
  samples: [
    {
      where: 'his own',
      readers: readersOfCahier,
      ofOthers: ['direction'],
      make: (id, owner) => withId(anEntry(id, [owner], ['d-own']), id),
    },
    {
      where: 'of a service of his, a colleague’s',
      readers: ['teacher', 'direction'],
      make: (id) =>
        ({ ...withId(anEntry(id, [colleague], ['d-own']), id), serviceId: 'svc-d-own' }) as { id: string },
    },
    {
      where: 'own class, a colleague’s',
      readers: ['direction'],
      make: (id) => withId(anEntry(id, [colleague], ['d-own']), id),
    },
    {
      where: 'other class',
      readers: ['direction'],
      make: (id) => withId(anEntry(id, [otherColleague], ['d-other']), id),
    },
  ],
}

const load: RecordRights = {
  kind: 'homeworkLoad',
  law: 'C18: colleagues of a class know what is asked of it, days and minutes, never the words',
  fields: 'id subjectId divisionIds groupId teacherIds givenOn items',
  readers: ['teacher', 'cpe', 'aed', 'direction'],
  samples: [
    {
      where: 'own class, a colleague’s',
      readers: ['teacher', 'cpe', 'aed', 'direction'],
      make: (id) => withId(loadOf(anEntry(id, [colleague], ['d-own'])), id),
    },
    {
      where: 'other class',
      readers: ['cpe', 'aed', 'direction'],
      make: (id) => withId(loadOf(anEntry(id, [otherColleague], ['d-other'])), id),
    },
  ],
}

const note: RecordRights = {
  kind: 'teacherNote',
  law: 'Issue 4: the private note of the teacher is never shown nor exported',
  fields: 'id lessonId teacherId date text',
  readers: ['teacher'],
  samples: [
    { where: 'his own', readers: ['teacher'], ofOthers: [], make: (id, owner) => aNote(id, owner) },
    { where: 'a colleague’s', readers: [], make: (id) => aNote(id, colleague) },
  ],
}

const series: RecordRights = {
  kind: 'cahierSeries',
  law: 'Issue 4: a series is its author’s',
  fields: 'id by title subjectId sessions savedAt',
  readers: ['teacher'],
  samples: [
    { where: 'his own', readers: ['teacher'], ofOthers: [], make: (id, owner) => aSeries(id, owner) },
    { where: 'a colleague’s', readers: [], make: (id) => aSeries(id, colleague) },
  ],
}

const settings: RecordRights = {
  kind: 'cahierSettings',
  law: 'what the school decides is known to all',
  fields: 'id publication noticeDays visaHolderIds archiveYears',
  readers: everyone,
  samples: [],
}

const notice: RecordRights = {
  kind: 'visaNotice',
  law: 'C1: each teacher concerned sees it at once',
  fields: 'id by announcedAt announcedOn applicableOn from to target message',
  readers: readersOfCahier,
  samples: [{ where: 'the school', readers: readersOfCahier, make: (id) => withId(aNotice, id) }],
}

const receipt: RecordRights = {
  kind: 'noticeReceipt',
  law: 'C1: between the teacher and the direction',
  fields: 'id noticeId teacherId typedAt at',
  readers: ['teacher', 'direction'],
  samples: [
    {
      where: 'his own',
      readers: ['teacher', 'direction'],
      ofOthers: ['direction'],
      make: (id, owner) => withId({ noticeId: 'n', teacherId: owner, typedAt: instant, at: instant }, id),
    },
  ],
}

const chain: RecordRights = {
  kind: 'sealChain',
  law: 'C1: where a chain of seals stands is the direction’s affair',
  fields: 'id length head',
  readers: ['direction'],
  samples: [
    {
      where: 'a cahier',
      readers: ['direction'],
      make: (id) => withId({ length: 1, head: 'a'.repeat(64) }, id),
    },
  ],
}

const pass: RecordRights = {
  kind: 'readingPass',
  law: 'C2: known to the inspector, to the teachers asked, to the direction',
  fields: 'id inspectorId teacherIds from to mayVise reason by openedAt closedOn',
  readers: readersOfCahier,
  samples: [
    {
      where: 'his own cahier is asked for',
      readers: readersOfCahier,
      ofOthers: ['direction'],
      make: (id, owner) => aPass(id, visitor, owner),
    },
    { where: 'a colleague’s cahier', readers: ['direction'], make: (id) => aPass(id, visitor, colleague) },
  ],
}

const consent: RecordRights = {
  kind: 'readingConsent',
  law: 'C2: between the teacher, the inspector and the direction',
  fields: 'id passId teacherId inspectorId answer typedAt at',
  readers: readersOfCahier,
  samples: [
    {
      where: 'his own',
      readers: readersOfCahier,
      ofOthers: ['direction'],
      make: (id, owner) =>
        withId(
          {
            ...{ passId: 'p', teacherId: owner, inspectorId: visitor, answer: { kind: 'no' } },
            ...{ typedAt: instant, at: instant },
          },
          id,
        ),
    },
  ],
}

const trace: RecordRights = {
  kind: 'readingTrace',
  law: 'C2: what was read is shown to the teacher and the direction',
  fields: 'id passId inspectorId teacherId entryId entryDate firstReadAt lastReadAt count',
  readers: readersOfCahier,
  samples: [
    {
      where: 'his own cahier was read',
      readers: readersOfCahier,
      ofOthers: ['direction'],
      make: (id, owner) =>
        withId(
          {
            ...{
              passId: 'p',
              inspectorId: visitor,
              teacherId: owner,
              entryId: 'ce-l',
              entryDate: '2026-11-16',
            },
            ...{ firstReadAt: instant, lastReadAt: instant, count: 1 },
          },
          id,
        ),
    },
  ],
}

export const cahierRecords: readonly RecordRights[] = [
  entry,
  load,
  note,
  series,
  settings,
  notice,
  receipt,
  chain,
  pass,
  consent,
  trace,
]
