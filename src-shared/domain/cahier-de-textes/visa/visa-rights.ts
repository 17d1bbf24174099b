import { hasRole, type Actor } from '#shared/domain/core/actor.ts'
import type { Facts, Read } from '#shared/domain/core/command.ts'
import { canUseModule, readSettings } from '#shared/domain/people/module-rules.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import {
  cahierSettingsOf,
  readCahierSettings,
  type CahierSettings,
} from '#shared/domain/cahier-de-textes/cahier-settings.ts'

/**
 * The principal, or a deputy who has his delegation: those whom the school’s settings name. As long as they name
 * nobody, whoever is of the direction.
 */
export function holdsVisa(actor: Actor, settings: Pick<CahierSettings, 'visaHolderIds'>): boolean {
  if (!hasRole(actor, 'direction')) return false
  return settings.visaHolderIds.length === 0 || settings.visaHolderIds.includes(actor.staffId)
}

/** What `canVise` looks at. */
export const readsOfVisaRight: readonly Read[] = [readSettings, readCahierSettings]

/** Announcing, sealing and writing a counter-entry are one right. */
export function canVise(actor: Actor, facts: Facts): Decision {
  const isOn = canUseModule(facts, 'cahier-de-textes')
  if (isOn.kind === 'refused') return isOn
  return holdsVisa(actor, cahierSettingsOf(facts)) ? allowed : refused('visa-rights')
}
