import { hasRole, type Actor } from '#shared/domain/core/actor.ts'
import type { SchoolSettings } from '#shared/domain/people/school-settings.ts'
import type { FeatureLine } from './feature-line.ts'

/** Whether a person sees a feature: his roles, and the school’s choice for modules (C21). */
export function seesFeature(line: FeatureLine, actor: Actor, settings: SchoolSettings): boolean {
  const isOff = settings.modulesOff.some((name) => name === line.name)
  return hasRole(actor, ...line.roles) && !isOff
}
