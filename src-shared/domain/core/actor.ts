import type { StaffId } from './ids.ts'
import type { Scope } from './scope.ts'

/**
 * What a person is in the school. SDET profiles: teacher National_ENS, cpe and aed National_EVS,
 * direction National_DIR, secretariat National_ETA, inspector National_ACA; administrator is the
 * function ADMIN_LOCAL and may be added to another role.
 */
export const roles = [
  'teacher',
  'cpe',
  'aed',
  'direction',
  'secretariat',
  'inspector',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** The person on whose behalf a command runs, as the portal knows him; always passed, never ambient. */
export interface Actor {
  readonly staffId: StaffId
  readonly roles: readonly Role[]
  /** What he may hold now. */
  readonly scopes: readonly Scope[]
}

export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return wanted.some((role) => actor.roles.includes(role))
}

/** Whether he belongs to the vie scolaire desk or may act for it. */
export function isVieScolaire(actor: Actor): boolean {
  return hasRole(actor, 'cpe', 'aed', 'direction')
}
