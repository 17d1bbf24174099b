import type { Brand } from '#shared/kernel/brand.ts'
import type { StaffId } from './ids.ts'

/** A closed set of rows that a person may hold (sync vocabulary): `user:…`, `class:…`, `group:…`, `course:…`, `cahier:…`, `service:…`, `etab`. */
export type Scope = Brand<string, 'Scope'>

export type ServiceName = 'vie-scolaire' | 'direction' | 'secretariat' | 'administration'

export const schoolScope = 'etab' as Scope

export function userScope(id: StaffId): Scope {
  return `user:${id}` as Scope
}

/** @param divisionId of the division (« 3e B »); the wire says `class:` */
export function classScope(divisionId: string): Scope {
  return `class:${divisionId}` as Scope
}

export function groupScope(groupId: string): Scope {
  return `group:${groupId}` as Scope
}

/** Whoever teaches a service, or replaces in it: its cahier de textes, past and to come. */
export function courseScope(teachingServiceId: string): Scope {
  return `course:${teachingServiceId}` as Scope
}

/** The cahiers de textes of one teacher, as an inspector may be given them to read (C2). */
export function cahierScope(teacherId: StaffId): Scope {
  return `cahier:${teacherId}` as Scope
}

export function serviceScope(service: ServiceName): Scope {
  return `service:${service}` as Scope
}

/** The services that follow every pupil of the school. */
export const followUpScopes: readonly Scope[] = [
  serviceScope('vie-scolaire'),
  serviceScope('direction'),
  serviceScope('secretariat'),
]
