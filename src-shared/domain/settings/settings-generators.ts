import { defineGenerator, type Chance, type CommandGenerator } from '#shared/domain/core/generator.ts'
import {
  defaultSettings,
  moduleNames,
  postKinds,
  schoolSettingsRecord,
  settingsId,
} from '#shared/domain/people/school-settings.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { changeSetting, type ChangeSettingArgs } from './setting-commands.ts'

/** What stood when the author looked; now and then, what stood long ago. */
function seenOr<T>(chance: Chance, seen: T, stale: T): T {
  return chance.likely(0.9) ? seen : stale
}

export const settingsGenerators: readonly CommandGenerator[] = [
  defineGenerator(changeSetting, (chance, seen): ChangeSettingArgs => {
    const held = seen.get(schoolSettingsRecord, settingsId) ?? defaultSettings
    const value = 1 + chance.whole(60)
    switch (chance.whole(6)) {
      case 0:
        return { field: 'forgottenAfterMinutes', base: seenOr(chance, held.forgottenAfterMinutes, 15), value }
      case 1:
        return { field: 'showsPreviousAbsence', base: held.showsPreviousAbsence, value: chance.likely(0.5) }
      case 2: {
        const halfDay = timeOfDay(`1${1 + chance.whole(3)}:30`)
        return { field: 'halfDayBoundary', base: held.halfDayBoundary, value: halfDay }
      }
      case 3: {
        const post = chance.pick(postKinds) ?? 'desk'
        return { field: 'idleLockMinutes', post, base: held.idleLockMinutes[post], value }
      }
      case 4: {
        const name = chance.pick(moduleNames.filter((module) => held.modulesOff.includes(module)))
        if (name) return { field: 'modulesOff', add: [], remove: [name] }
        return { field: 'modulesOff', add: chance.likely(0.2) ? ['late-desk'] : ['board'], remove: [] }
      }
      default:
        return {
          field: 'profileRetentionDays',
          base: seenOr(chance, held.profileRetentionDays, 30),
          value: 30 + value,
        }
    }
  }),
]
