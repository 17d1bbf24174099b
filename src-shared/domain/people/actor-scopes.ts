import type { Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import {
  cahierScope,
  classScope,
  courseScope,
  groupScope,
  schoolScope,
  serviceScope,
  userScope,
  type Scope,
} from '#shared/domain/core/scope.ts'
import type { DivisionId, GroupId, TeachingServiceId } from './ids.ts'

/** What the portal knows of a person when it computes what he may hold. */
export interface Posting {
  readonly staffId: StaffId
  readonly roles: readonly Role[]
  /** Divisions and groups he teaches, replaces in, or is professeur principal of. */
  readonly divisionIds: readonly DivisionId[]
  readonly groupIds: readonly GroupId[]
  /** Services he teaches, or replaces in: their cahiers de textes. */
  readonly serviceIds: readonly TeachingServiceId[]
  /** Teachers whose cahiers are open to him, an inspector, today (C2). */
  readonly openCahierIds: readonly StaffId[]
}

const servicesOf: Readonly<Record<Role, readonly Scope[]>> = {
  teacher: [],
  cpe: [serviceScope('vie-scolaire')],
  aed: [serviceScope('vie-scolaire')],
  direction: [serviceScope('direction'), serviceScope('vie-scolaire')],
  secretariat: [serviceScope('secretariat')],
  inspector: [],
  administrator: [serviceScope('administration')],
}

/** The scopes a person holds (C18): his own, the school's, his services', and his classes' if he teaches. */
export function scopesOf(posting: Posting): readonly Scope[] {
  const taught = posting.roles.includes('teacher')
    ? [
        ...posting.divisionIds.map(classScope),
        ...posting.groupIds.map(groupScope),
        ...posting.serviceIds.map(courseScope),
      ]
    : []
  const opened = posting.roles.includes('inspector') ? posting.openCahierIds.map(cahierScope) : []
  return [
    ...new Set([
      userScope(posting.staffId),
      schoolScope,
      ...posting.roles.flatMap((role) => servicesOf[role]),
      ...taught,
      ...opened,
    ]),
  ]
}
