import type { StaffId } from '#shared/domain/core/ids.ts'
import type { TeachingServiceId } from '#shared/domain/people/ids.ts'
import { teachingServiceRecord, type TeachingService } from '#shared/domain/people/structures.ts'
import { must } from '#shared/kernel/must.ts'
import type { ServiceRow } from '#server/import/decoding/sts-files.ts'
import { heldKey } from './held-decision.ts'
import { mergeServices, type MergedService } from './merge-services.ts'
import { staffIdOf, type PlannedStaff } from './plan-staff.ts'
import type { PlannedStructures } from './plan-structures.ts'
import type { PlannedSubjects } from './plan-subjects.ts'
import type { Planning } from './planning.ts'

/** A service to teach, with the hours that `emp_sts` gives it. */
export interface PlannedService {
  readonly service: TeachingService
  readonly row: ServiceRow
}

export interface PlannedServices {
  readonly services: readonly PlannedService[]
  readonly counts: { readonly services: number }
}

interface Parts {
  readonly staff: PlannedStaff
  readonly structures: PlannedStructures
  readonly subjects: PlannedSubjects
}

/** Services of STS; one whose teacher nobody knows is set aside, its hours with it. */
export function planServices(planning: Planning, parts: Parts): PlannedServices {
  const { base, source, tally } = planning
  if (source.sts === null && source.edt === null)
    return { services: [], counts: { services: base.services.length } }
  const unused = Map.groupBy(base.services, serviceKey)
  const services = mergeServices(source.sts, source.edt).flatMap((merged): PlannedService[] => {
    const wanted = isHeld(planning, parts.staff, merged) ? null : serviceOf(parts, merged)
    if (wanted === null) return []
    const existing = takeClosest(unused.get(serviceKey(wanted)) ?? [], wanted)
    const service = { ...wanted, id: existing?.id ?? (planning.newId() as TeachingServiceId) }
    tally.want(teachingServiceRecord, service, existing)
    return [{ service, row: merged.row }]
  })
  if (!parts.staff.isKnown)
    planning.notes.warn('staff-missing', source.edt?.file ?? source.sts?.file ?? '', '')
  // emp_sts alone tells the hours, not the whole list: the services known before are still those of STS.
  const known = source.sts === null ? base.services : []
  const all = new Set([...known, ...services.map(({ service }) => service)].map((service) => service.id))
  return { services, counts: { services: all.size } }
}

function serviceKey(service: Omit<TeachingService, 'id'>): string {
  return [service.subjectId, service.divisionId, service.groupId, service.modality].join('|')
}

/** Takes out of `candidates` the service that shares most teachers with the wanted one. */
function takeClosest(
  candidates: TeachingService[],
  wanted: Omit<TeachingService, 'id'>,
): TeachingService | undefined {
  const shared = (one: TeachingService) =>
    one.teacherIds.filter((id) => wanted.teacherIds.includes(id)).length
  candidates.sort((a, b) => shared(a) - shared(b))
  return candidates.pop()
}

function serviceOf(
  { structures, subjects, staff }: Parts,
  { structure, code, row }: MergedService,
): Omit<TeachingService, 'id'> | null {
  const divisionId = structure === 'division' ? structures.divisionIds.get(code) : undefined
  const groupId = structure === 'group' ? structures.groups.get(code)?.id : undefined
  if (divisionId === undefined && groupId === undefined) return null
  return {
    subjectId: must(subjects.ids.get(row.subjectCode), 'every taught subject to be planned'),
    divisionId: divisionId ?? null,
    groupId: groupId ?? null,
    teacherIds: teacherIdsOf(row, staff),
    modality: row.modality,
  }
}

function teacherIdsOf(row: ServiceRow, staff: PlannedStaff): StaffId[] {
  return [...new Set(row.teachers.flatMap((teacher) => staffIdOf(staff, teacher) ?? []))]
}

/** Set aside when it names somebody who is not in INDIVIDUS (formats §2.3), unless a person has decided. */
function isHeld({ notes, base }: Planning, staff: PlannedStaff, { file, code, row }: MergedService): boolean {
  if (!staff.isKnown) return false
  const unknown = row.teachers.filter((teacher) => staffIdOf(staff, teacher) === undefined)
  if (unknown.length === 0) return false
  const id = `${code}/${row.subjectCode}`
  if (base.decisions.get(heldKey('service-unknown-teacher', id))?.kind === 'without-teacher') return false
  const teachers = unknown.map((teacher) => teacher.id).join(', ')
  notes.hold(
    'service-unknown-teacher',
    file,
    id,
    { structure: code, subject: row.subjectCode, teachers },
    { structure: code, row },
  )
  return true
}
