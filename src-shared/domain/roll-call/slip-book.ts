import { z } from 'zod'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope } from '#shared/domain/core/scope.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { schoolYearOf } from '#shared/kernel/school-year.ts'

/**
 * The book that late slips are torn from (carnet de billets): one a school, its numbers begin again each school year.
 * The portal gives the number, in the order of its revisions (law S1); what a post counts before that is provisional.
 */
export interface SlipBook {
  readonly id: typeof slipBookId
  readonly schoolYear: number
  /** Number of the last slip given in that year. */
  readonly last: number
}

export const slipBookId = 'slip-book'

export const slipBookRecord = defineRecord<SlipBook>({
  kind: 'slipBook',
  version: 1,
  schema: z.object({
    id: z.literal(slipBookId),
    schoolYear: z.int().min(2000).max(2200),
    last: z.int().min(0),
  }),
  scopesOf: () => [serviceScope('vie-scolaire'), serviceScope('direction')],
  readers: ['cpe', 'aed', 'direction'],
  partitionOf: () => '',
  load: 'eager',
  fields: { id: 'fixed', schoolYear: 'state', last: 'state' },
  retention: schoolRetention,
  upgrades: [],
})

/** The book after one more slip on a day; its `last` is that slip's number. */
export function nextSlip(book: SlipBook | undefined, day: PlainDate): SlipBook {
  const schoolYear = schoolYearOf(day)
  const given = book?.schoolYear === schoolYear ? book.last : 0
  return { id: slipBookId, schoolYear, last: given + 1 }
}
