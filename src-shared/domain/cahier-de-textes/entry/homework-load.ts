import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { classScope, groupScope, serviceScope, userScope } from '#shared/domain/core/scope.ts'
import type { DivisionId, GroupId, SubjectId } from '#shared/domain/people/ids.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { CahierEntry, EntryId } from './entry.ts'
import { homeworkKinds, standingOf, type HomeworkId, type HomeworkKind } from './homework.ts'

/** One thing asked for a day, without its words. */
export interface LoadItem {
  readonly homeworkId: HomeworkId
  readonly kind: HomeworkKind
  readonly dueOn: PlainDate
  readonly minutes: number | null
}

/** What an entry asks of its class, as every colleague of the class may know it: days and minutes, no words (C18). Same id as its entry. */
export interface HomeworkLoad {
  readonly id: EntryId
  readonly subjectId: SubjectId
  readonly divisionIds: readonly DivisionId[]
  readonly groupId: GroupId | null
  readonly teacherIds: readonly StaffId[]
  readonly givenOn: PlainDate
  readonly items: readonly LoadItem[]
}

/** The load of an entry, from the entry alone. */
export function loadOf(entry: CahierEntry): HomeworkLoad {
  const { id, subjectId, divisionIds, groupId, teacherIds, date } = entry
  const items = entry.homework.map((homework): LoadItem => {
    const { kind, dueOn, minutes } = standingOf(homework).value
    return { homeworkId: homework.id, kind, dueOn, minutes }
  })
  return { id, subjectId, divisionIds, groupId, teacherIds, givenOn: date, items }
}

export const homeworkLoadRecord = defineRecord<HomeworkLoad>({
  kind: 'homeworkLoad',
  version: 1,
  schema: z.object({
    id: idSchema<EntryId>(),
    subjectId: idSchema<SubjectId>(),
    divisionIds: z.array(idSchema<DivisionId>()),
    groupId: idSchema<GroupId>().nullable(),
    teacherIds: z.array(idSchema<StaffId>()),
    givenOn: plainDateSchema,
    items: z.array(
      z.strictObject({
        homeworkId: idSchema<HomeworkId>(),
        kind: z.enum(homeworkKinds),
        dueOn: plainDateSchema,
        minutes: z.int().min(1).max(600).nullable(),
      }),
    ),
  }),
  // Minutes are no secret between colleagues: a group across divisions weighs on each of them.
  scopesOf: (load) => [
    ...new Set([
      ...load.teacherIds.map(userScope),
      ...load.divisionIds.map(classScope),
      ...(load.groupId ? [groupScope(load.groupId)] : []),
      serviceScope('vie-scolaire'),
      serviceScope('direction'),
    ]),
  ],
  readers: ['teacher', 'cpe', 'aed', 'direction'],
  partitionOf: (load) => load.givenOn.slice(0, 7),
  load: 'lazy',
  fields: {
    id: 'fixed',
    subjectId: 'fixed',
    divisionIds: 'fixed',
    groupId: 'fixed',
    teacherIds: 'fixed',
    givenOn: 'fixed',
    items: 'set',
  },
  retention: schoolRetention,
  upgrades: [],
})
