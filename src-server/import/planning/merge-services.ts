import type { ServiceRow, StsFile } from '#server/import/decoding/sts-files.ts'
import { staffKey } from './plan-staff.ts'

/** A service as both STS files tell it, of one division or one group. */
export interface MergedService {
  readonly file: string
  readonly structure: 'division' | 'group'
  readonly code: string
  readonly row: ServiceRow
}

/**
 * Services of `sts_emp` and of `emp_sts` together. What the timetable software sends back is the fresher:
 * where both have a service, its teachers and hours are those of `emp_sts`.
 */
export function mergeServices(sts: StsFile | null, edt: StsFile | null): MergedService[] {
  const down = sts === null ? [] : servicesOf(sts)
  const up = edt === null ? [] : servicesOf(edt)
  const waiting = Map.groupBy(down, keyOf)
  const replaced = new Set<MergedService>()
  for (const service of up) {
    const twin = closestOf(
      (waiting.get(keyOf(service)) ?? []).filter((one) => !replaced.has(one)),
      service,
    )
    if (twin !== undefined) replaced.add(twin)
  }
  return [
    ...down.filter((service) => !replaced.has(service)),
    ...up.map((service) => withTeachersOf(service, down)),
  ]
}

function servicesOf(file: StsFile): MergedService[] {
  const of = (structure: 'division' | 'group') => (row: { code: string; services: readonly ServiceRow[] }) =>
    row.services
      .filter((service) => service.subjectCode !== '')
      .map((service): MergedService => ({ file: file.file, structure, code: row.code, row: service }))
  return [...file.divisions.flatMap(of('division')), ...file.groups.flatMap(of('group'))]
}

function keyOf(service: MergedService): string {
  return [service.structure, service.code, service.row.subjectCode, service.row.modality].join('|')
}

/** Among services of one key, the one that shares most teachers. */
function closestOf(candidates: readonly MergedService[], service: MergedService): MergedService | undefined {
  const teachers = new Set(service.row.teachers.map(staffKey))
  const shared = (one: MergedService) =>
    one.row.teachers.filter((teacher) => teachers.has(staffKey(teacher))).length
  return [...candidates].sort((a, b) => shared(b) - shared(a))[0]
}

/** A service sent back without anybody keeps the teachers that STS gave it. */
function withTeachersOf(service: MergedService, down: readonly MergedService[]): MergedService {
  if (service.row.teachers.length > 0) return service
  const teachers = down.find((one) => keyOf(one) === keyOf(service))?.row.teachers ?? []
  return { ...service, row: { ...service.row, teachers } }
}
