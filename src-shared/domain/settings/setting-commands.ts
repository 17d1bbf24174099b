import { z } from 'zod'
import { hasRole, type Actor } from '#shared/domain/core/actor.ts'
import { applied, defineCommand, put, type Effect } from '#shared/domain/core/command.ts'
import { timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import { mergeField, mergeSet } from '#shared/domain/core/merge-field.ts'
import { readSettings, settingsOf } from '#shared/domain/people/module-rules.ts'
import {
  moduleNames,
  postKinds,
  schoolSettingsRecord,
  type SchoolSettings,
} from '#shared/domain/people/school-settings.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'

/** The direction and the local administrator decide for the school. */
export function canChangeSettings(actor: Actor): Decision {
  return hasRole(actor, 'direction', 'administrator') ? allowed : refused('direction-only')
}

const minutes = z.int().min(1).max(60)
const days = z.int().min(1).max(365)
const hours = z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
const modules = z.array(z.enum(moduleNames)).max(moduleNames.length)

/** `base` is the value that the author saw when he changed it (S14). */
function valueOf<F extends string, T extends z.ZodType>(field: F, schema: T) {
  return z.strictObject({ field: z.literal(field), base: schema, value: schema })
}

const changeArgs = z.discriminatedUnion('field', [
  valueOf('forgottenAfterMinutes', minutes),
  valueOf('showsPreviousAbsence', z.boolean()),
  valueOf('halfDayBoundary', timeOfDaySchema),
  valueOf('profileRetentionDays', days),
  valueOf('quietHours', hours),
  z.strictObject({
    field: z.literal('idleLockMinutes'),
    post: z.enum(postKinds),
    base: minutes,
    value: minutes,
  }),
  z.strictObject({ field: z.literal('modulesOff'), add: modules, remove: modules }),
])
export type ChangeSettingArgs = z.output<typeof changeArgs>

function heldValue(settings: SchoolSettings, args: ChangeSettingArgs): unknown {
  return args.field === 'idleLockMinutes' ? settings.idleLockMinutes[args.post] : settings[args.field]
}

function withValue(settings: SchoolSettings, args: ChangeSettingArgs): SchoolSettings {
  if (args.field === 'modulesOff') return { ...settings, modulesOff: mergeSet(settings.modulesOff, args) }
  if (args.field === 'idleLockMinutes') {
    return { ...settings, idleLockMinutes: { ...settings.idleLockMinutes, [args.post]: args.value } }
  }
  return { ...settings, [args.field]: args.value }
}

/** A value as a label can say it. */
function told(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Changes one setting: compared and set, never over what somebody else decided meanwhile (S14); modules commute (S16). */
export const changeSetting = defineCommand<ChangeSettingArgs>({
  name: 'changeSetting',
  version: 1,
  args: changeArgs,
  lane: 'settings',
  reads: () => [readSettings],
  decide: ({ actor }) => canChangeSettings(actor),
  apply: ({ args, facts }): Effect => {
    const settings = settingsOf(facts)
    if (args.field === 'modulesOff') return applied(put(schoolSettingsRecord, withValue(settings, args)))
    const theirs = heldValue(settings, args)
    const merged = mergeField({ base: args.base as unknown, mine: args.value as unknown, theirs })
    if (merged.kind === 'unchanged') return applied()
    if (merged.kind === 'set') return applied(put(schoolSettingsRecord, withValue(settings, args)))
    const params = { field: args.field, base: told(args.base), mine: told(args.value), theirs: told(theirs) }
    return { outcome: 'conflict', changes: [], notice: { code: 'setting-changed', params } }
  },
  upgrades: [],
})
