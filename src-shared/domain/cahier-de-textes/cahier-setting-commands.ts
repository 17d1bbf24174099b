import { z } from 'zod'
import { hasRole, type Actor } from '#shared/domain/core/actor.ts'
import { applied, defineCommand, put, type Effect } from '#shared/domain/core/command.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { mergeField, mergeSet } from '#shared/domain/core/merge-field.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import {
  archiveYearsSchema,
  cahierSettingsOf,
  cahierSettingsRecord,
  entryPublications,
  noticeDaysSchema,
  readCahierSettings,
  type CahierSettings,
} from './cahier-settings.ts'
import { holdsVisa } from './visa/visa-rights.ts'

/** The direction decides; who holds the visa is said by those who hold it (C1). */
export function canChangeCahierSettings(
  actor: Actor,
  settings: Pick<CahierSettings, 'visaHolderIds'>,
  field: 'visaHolderIds' | 'publication' | 'noticeDays' | 'archiveYears',
): Decision {
  if (!hasRole(actor, 'direction')) return refused('direction-decides')
  return field !== 'visaHolderIds' || holdsVisa(actor, settings) ? allowed : refused('visa-rights')
}

/** `base` is the value that the author saw when he changed it (S14). */
function valueOf<F extends string, T extends z.ZodType>(field: F, schema: T) {
  return z.strictObject({ field: z.literal(field), base: schema, value: schema })
}

const holders = z.array(idSchema<StaffId>()).max(20)
const changeArgs = z.discriminatedUnion('field', [
  valueOf('publication', z.enum(entryPublications)),
  valueOf('noticeDays', noticeDaysSchema),
  valueOf('archiveYears', archiveYearsSchema),
  z.strictObject({ field: z.literal('visaHolderIds'), add: holders, remove: holders }),
])
export type ChangeCahierSettingArgs = z.output<typeof changeArgs>

/** Changes one setting of the cahiers de textes: compared and set (S14); the holders of the visa commute (S16). */
export const changeCahierSetting = defineCommand<ChangeCahierSettingArgs>({
  name: 'changeCahierSetting',
  version: 1,
  args: changeArgs,
  lane: 'settings',
  reads: () => [readCahierSettings],
  decide: ({ actor, args, facts }) => canChangeCahierSettings(actor, cahierSettingsOf(facts), args.field),
  apply: ({ args, facts }): Effect => {
    const settings = cahierSettingsOf(facts)
    if (args.field === 'visaHolderIds') {
      const visaHolderIds = mergeSet(settings.visaHolderIds, args)
      return applied(put(cahierSettingsRecord, { ...settings, visaHolderIds }))
    }
    const theirs: string | number = settings[args.field]
    const merged = mergeField<string | number>({ base: args.base, mine: args.value, theirs })
    if (merged.kind === 'unchanged') return applied()
    if (merged.kind === 'set')
      return applied(put(cahierSettingsRecord, { ...settings, [args.field]: args.value }))
    const params = { field: args.field, base: args.base, mine: args.value, theirs }
    return { outcome: 'conflict', changes: [], notice: { code: 'cahier-setting-changed', params } }
  },
  upgrades: [],
})
