import { z } from 'zod'
import { roles } from '#shared/domain/core/actor.ts'
import { read, type Facts, type Read } from '#shared/domain/core/command.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { schoolScope } from '#shared/domain/core/scope.ts'

/** From when families see what a lesson’s entry says: its start, its end, or as soon as it is written. */
export const entryPublications = ['lesson-start', 'lesson-end', 'at-once'] as const
export type EntryPublication = (typeof entryPublications)[number]

/** What the school decides of its cahiers de textes. There is one, whose id is `cahier-settings`. */
export interface CahierSettings {
  readonly id: 'cahier-settings'
  readonly publication: EntryPublication
  /** Calendar days between the announcement of a visa and its first day, never under 8 (C1). */
  readonly noticeDays: number
  /** The principal and those who have his delegation for visas; empty: whoever is of the direction. */
  readonly visaHolderIds: readonly StaffId[]
  /** Years during which the yearly archive of a cahier de textes is kept (instruction 2005-003). */
  readonly archiveYears: number
}

/** What holds until the school decides otherwise. */
export const defaultCahierSettings: CahierSettings = {
  id: 'cahier-settings',
  publication: 'lesson-start',
  noticeDays: 8,
  visaHolderIds: [],
  archiveYears: 5,
}

/** Never under eight days, whatever the school decides (C1). */
export const noticeDaysMin = 8
export const noticeDaysMax = 60
export const archiveYearsMax = 10
export const noticeDaysSchema = z.int().min(noticeDaysMin).max(noticeDaysMax)
export const archiveYearsSchema = z.int().min(1).max(archiveYearsMax)

export const cahierSettingsRecord = defineRecord<CahierSettings>({
  kind: 'cahierSettings',
  version: 1,
  schema: z.object({
    id: z.literal('cahier-settings'),
    publication: z.enum(entryPublications),
    noticeDays: noticeDaysSchema,
    visaHolderIds: z.array(idSchema<StaffId>()),
    archiveYears: archiveYearsSchema,
  }),
  scopesOf: () => [schoolScope],
  readers: roles,
  partitionOf: () => '',
  load: 'eager',
  fields: {
    id: 'fixed',
    publication: 'value',
    noticeDays: 'value',
    visaHolderIds: 'set',
    archiveYears: 'value',
  },
  retention: schoolRetention,
  upgrades: [],
})

/** What a command must read to know them. */
export const readCahierSettings: Read = read(cahierSettingsRecord, defaultCahierSettings.id)

export function cahierSettingsOf(facts: Facts): CahierSettings {
  return facts.get(cahierSettingsRecord, defaultCahierSettings.id) ?? defaultCahierSettings
}
