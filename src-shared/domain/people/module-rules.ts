import { read, type Facts, type Read } from '#shared/domain/core/command.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import {
  defaultSettings,
  schoolSettingsRecord,
  settingsId,
  type ModuleName,
  type SchoolSettings,
} from './school-settings.ts'

/** What a command must read to know the school’s settings. */
export const readSettings: Read = read(schoolSettingsRecord, settingsId)

/** The school’s settings, or what holds until it decides otherwise. */
export function settingsOf(facts: Facts): SchoolSettings {
  return facts.get(schoolSettingsRecord, settingsId) ?? defaultSettings
}

/** Each module can be switched off (C21): nobody uses one that is, whatever his rights. */
export function canUseModule(facts: Facts, module: ModuleName): Decision {
  return settingsOf(facts).modulesOff.includes(module) ? refused('module-off', { module }) : allowed
}
