import type { StaffId } from '#shared/domain/core/ids.ts'
import type { TeachingServiceId } from '#shared/domain/people/ids.ts'
import { teachingServiceRecord, type TeachingService } from '#shared/domain/people/structures.ts'
import { must } from '#shared/kernel/must.ts'
import type { EnseignantRow, ServiceRow } from '#server/import/decoding/sts-files.ts'
import { heldKey } from './held-decision.ts'
import type { HeldPayload } from './held-payload.ts'
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
  /** Services of the base that may be one set aside: they and their lessons stay as they were. */
  readonly spared: ReadonlySet<TeachingServiceId>
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
    return { services: [], spared: new Set(), counts: { services: base.services.length } }
  const unused = Map.groupBy(base.services, serviceKey)
  const spared = new Set<TeachingServiceId>()
  const services = mergeServices(source.sts, source.edt).flatMap((merged): PlannedService[] => {
    const row = settledRow(planning, parts.staff, merged)
    const wanted = serviceOf(parts, { ...merged, row: row ?? merged.row })
    if (wanted === null) return []
    const candidates = unused.get(serviceKey(wanted)) ?? []
    if (row === null) {
      for (const one of candidates) spared.add(one.id)
      return []
    }
    const existing = takeClosest(candidates, wanted, planning.isPartial)
    const service = { ...wanted, id: existing?.id ?? (planning.newId() as TeachingServiceId) }
    tally.want(teachingServiceRecord, service, existing)
    return [{ service, row }]
  })
  if (!parts.staff.isKnown)
    planning.notes.warn('staff-missing', source.edt?.file ?? source.sts?.file ?? '', '')
  for (const { service } of services) spared.delete(service.id)
  // emp_sts alone tells the hours, not the whole list: the services known before are still those of STS.
  const known = source.sts === null ? base.services : []
  const all = new Set([...known, ...services.map(({ service }) => service)].map((service) => service.id))
  return { services, spared, counts: { services: all.size } }
}

function serviceKey(service: Omit<TeachingService, 'id'>): string {
  return [service.subjectId, service.divisionId, service.groupId, service.modality].join('|')
}

/** Takes out of `candidates` the service that shares most teachers with the wanted one, at least one when `mustShare`. */
function takeClosest(
  candidates: TeachingService[],
  wanted: Omit<TeachingService, 'id'>,
  mustShare: boolean,
): TeachingService | undefined {
  const shared = (one: TeachingService) =>
    one.teacherIds.filter((id) => wanted.teacherIds.includes(id)).length
  candidates.sort((a, b) => shared(a) - shared(b))
  const closest = candidates.at(-1)
  if (closest === undefined || (mustShare && shared(closest) === 0)) return undefined
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

/**
 * The service with its teachers as a person may have settled them, or null when it is set aside: it names
 * somebody who is not in INDIVIDUS (formats §2.3).
 */
function settledRow(planning: Planning, staff: PlannedStaff, merged: MergedService): ServiceRow | null {
  const { code, row } = merged
  const unknown = staff.isKnown
    ? row.teachers.filter((teacher) => staffIdOf(staff, teacher) === undefined)
    : []
  if (unknown.length === 0) return row
  const id = `${code}/${row.subjectCode}`
  const decision = planning.base.decisions.get(heldKey('service-unknown-teacher', id))
  if (decision?.kind === 'without-teacher') return row
  const taught = decision?.kind === 'teacher' ? withTeacher(row, unknown, staff, decision.staffId) : null
  if (taught !== null) return taught
  const teachers = unknown.map((teacher) => teacher.id).join(', ')
  const details = { structure: code, subject: row.subjectCode, teachers }
  planning.notes.hold('service-unknown-teacher', merged.file, id, details, heldService(planning, merged))
  return null
}

/** The unknown teacher is a known person: his hours become hers. Null when nobody of STS has that id. */
function withTeacher(
  row: ServiceRow,
  unknown: readonly EnseignantRow[],
  staff: PlannedStaff,
  staffId: string,
): ServiceRow | null {
  const key = [...staff.ids].find(([, id]) => id === staffId)?.[0]
  if (key === undefined) return null
  const [type = '', id = ''] = key.split(':')
  return {
    ...row,
    teachers: row.teachers.map((teacher) => (unknown.includes(teacher) ? { ...teacher, id, type } : teacher)),
  }
}

/** What is kept of a service set aside: its hours, and the weeks that they fall in. */
function heldService({ source }: Planning, { file, structure, code, row }: MergedService): HeldPayload {
  const courses = (some: ServiceRow['courses']) => some.map((course) => ({ ...course }))
  const teachers = row.teachers.map((teacher) => ({ ...teacher, courses: courses(teacher.courses) }))
  const used = new Set(
    [...row.courses, ...row.teachers.flatMap((teacher) => teacher.courses)].map(
      (course) => course.alternance,
    ),
  )
  const alternances = source.edt?.alternances.filter((one) => used.has(one.code)) ?? []
  return {
    kind: 'service',
    file,
    structure,
    code,
    row: { ...row, teachers, courses: courses(row.courses) },
    alternances: alternances.map((one) => ({ code: one.code, weeks: [...one.weeks] })),
    yearFrom: source.edt?.yearFrom ?? source.sts?.yearFrom ?? null,
    yearTo: source.edt?.yearTo ?? source.sts?.yearTo ?? null,
  }
}
