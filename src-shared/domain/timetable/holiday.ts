import { z } from 'zod'
import { roles } from '#shared/domain/core/actor.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { schoolScope } from '#shared/domain/core/scope.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Days without lessons for the school: holidays of its zone, public holidays, bridges. */
export interface Holiday {
  readonly id: string
  readonly label: string
  readonly from: PlainDate
  /** The day lessons resume: not itself a holiday (formats §6, end_date is exclusive). */
  readonly until: PlainDate
}

export const holidayRecord = defineRecord<Holiday>({
  kind: 'holiday',
  version: 1,
  schema: z.object({
    id: idSchema<string>(),
    label: z.string().max(120),
    from: plainDateSchema,
    until: plainDateSchema,
  }),
  scopesOf: () => [schoolScope],
  readers: roles,
  partitionOf: () => '',
  load: 'eager',
  fields: { id: 'fixed', label: 'value', from: 'value', until: 'value' },
  retention: schoolRetention,
  upgrades: [],
})

export function isHoliday(holidays: readonly Holiday[], date: PlainDate): boolean {
  return holidays.some((holiday) => holiday.from <= date && date < holiday.until)
}
