import { z } from 'zod'
import { roles } from '#shared/domain/core/actor.ts'
import { timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { schoolScope } from '#shared/domain/core/scope.ts'
import { timeOfDay, type TimeOfDay } from '#shared/kernel/time-of-day.ts'

/** Where a workstation stands: it sets how soon it locks (law L1). */
export const postKinds = ['desk', 'classroom', 'office', 'council'] as const
export type PostKind = (typeof postKinds)[number]

/** Modules that a school may switch off (C21). */
export const moduleNames = ['roll-call', 'board', 'late-desk', 'cahier-de-textes'] as const
export type ModuleName = (typeof moduleNames)[number]

/** What the school decides for everybody. There is one, whose id is `settings`. */
export interface SchoolSettings {
  readonly id: 'settings'
  /** Minutes after the bell from which a call not begun is forgotten. */
  readonly forgottenAfterMinutes: number
  /** Whether the call shows « absent à l’heure précédente »: it may bias the look (domain U20). */
  readonly showsPreviousAbsence: boolean
  /** Minutes without a key before the lock, by kind of post, 1 to 60 (law L1). */
  readonly idleLockMinutes: Readonly<Record<PostKind, number>>
  /** The hour at which the afternoon begins. */
  readonly halfDayBoundary: TimeOfDay
  /** Days without use after which a profile is shredded from a workstation (law V7). */
  readonly profileRetentionDays: number
  /** Publication to families waits from `from` to `to` (law S20, C17). */
  readonly quietHours: { readonly from: TimeOfDay; readonly to: TimeOfDay }
  readonly modulesOff: readonly ModuleName[]
}

export const settingsId = 'settings'

/** What holds until the school decides otherwise. */
export const defaultSettings: SchoolSettings = {
  id: 'settings',
  forgottenAfterMinutes: 15,
  showsPreviousAbsence: true,
  idleLockMinutes: { desk: 5, classroom: 10, office: 15, council: 45 },
  halfDayBoundary: timeOfDay('12:00'),
  profileRetentionDays: 30,
  quietHours: { from: timeOfDay('20:00'), to: timeOfDay('07:00') },
  modulesOff: [],
}

const lockMinutes = z.int().min(1).max(60)

export const schoolSettingsRecord = defineRecord<SchoolSettings>({
  kind: 'schoolSettings',
  version: 1,
  schema: z.object({
    id: z.literal('settings'),
    forgottenAfterMinutes: z.int().min(1).max(60),
    showsPreviousAbsence: z.boolean(),
    idleLockMinutes: z.object({
      desk: lockMinutes,
      classroom: lockMinutes,
      office: lockMinutes,
      council: lockMinutes,
    }),
    halfDayBoundary: timeOfDaySchema,
    profileRetentionDays: z.int().min(1).max(365),
    quietHours: z.object({ from: timeOfDaySchema, to: timeOfDaySchema }),
    modulesOff: z.array(z.enum(moduleNames)),
  }),
  scopesOf: () => [schoolScope],
  readers: roles,
  partitionOf: () => '',
  load: 'eager',
  fields: {
    id: 'fixed',
    forgottenAfterMinutes: 'value',
    showsPreviousAbsence: 'value',
    idleLockMinutes: 'value',
    halfDayBoundary: 'value',
    profileRetentionDays: 'value',
    quietHours: 'value',
    modulesOff: 'set',
  },
  retention: schoolRetention,
  upgrades: [],
})
