import type { Change } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { School } from '#shared/domain/people/school.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import { teachingServiceRecord } from '#shared/domain/people/structures.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { DecodedFile } from '#server/import/reading/decoded-file.ts'
import { refuse } from '#server/import/reading/import-refused.ts'
import { createChangeTally, type ChangeCounts } from './change-tally.ts'
import type { KnownSchool } from './known-school.ts'
import { createImportNotes, type HeldNote, type ImportNote } from './import-notes.ts'
import { sortFiles } from './import-source.ts'
import type { StudentMatch } from './match-students.ts'
import { planGuardians } from './plan-guardians.ts'
import { icalendarHolidays, planIcalendars } from './plan-icalendar.ts'
import { planHolidays } from './plan-holidays.ts'
import { planLessons, type PlannedLessons } from './plan-lessons.ts'
import { planStudents } from './plan-students.ts'
import { planSchool } from './plan-school.ts'
import { planServices, type PlannedServices } from './plan-services.ts'
import { planStaff, type PlannedStaff } from './plan-staff.ts'
import { planStructures } from './plan-structures.ts'
import { planSubjects } from './plan-subjects.ts'
import type { Planning } from './planning.ts'
import { checkStudents } from './student-checks.ts'
import { warnOfStructures } from './structure-checks.ts'

/** What the report counts (issue 2 §3). */
export interface ImportCounts {
  readonly students: number
  readonly departed: number
  readonly guardians: number
  readonly guardianLinks: number
  readonly divisions: number
  readonly groups: number
  readonly staff: number
  readonly subjects: number
  readonly services: number
  readonly lessons: number
}

/** Everything an import will do, before it does anything. */
export interface ImportPlan {
  readonly school: School
  readonly counts: ImportCounts
  readonly tally: ChangeCounts
  readonly changes: readonly Change[]
  readonly warnings: readonly ImportNote[]
  readonly held: readonly HeldNote[]
  /** Persons of STS by key, to be given an account when they have none. */
  readonly staff: readonly { readonly key: string; readonly member: StaffMember }[]
  readonly staffKeys: ReadonlyMap<string, StaffId>
  readonly icalendarKeys: ReadonlyMap<string, LessonId>
}

export interface PlanOptions {
  readonly on: PlainDate
  newId(): string
  /** For files that hold only some of the school (see `Planning`): who their pupils are. */
  readonly partial?: ReadonlyMap<string, StudentMatch>
}

/**
 * Decides the whole import from values alone.
 * @throws ImportRefused when the files do not go together or break a rule that no warning can carry
 */
export function planImport(
  files: readonly DecodedFile[],
  base: KnownSchool,
  options: PlanOptions,
): ImportPlan {
  const planning = startPlanning(files, base, options)
  const school = planSchool(planning)
  const subjects = planSubjects(planning)
  const staff = planStaff(planning)
  const structures = planStructures(planning, staff.leaders)
  const students = planStudents(planning, structures)
  const guardians = planGuardians(planning, students)
  const services = planServices(planning, { staff, structures, subjects })
  const holidays = planHolidays(planning, school, icalendarHolidays(planning.source.icalendars))
  const lessons = planLessons(planning, {
    services: services.services,
    spared: services.spared,
    staff,
    groups: [...structures.groups.values()],
    holidays,
  })
  removeOldServices(planning, services, lessons)
  warnOfStructures(planning, staff.leaders)
  const icalendars = planIcalendars(planning, {
    staff: [...staff.members.values()],
    divisions: structures.divisions,
    groups: [...structures.groups.values()],
    subjects: subjects.subjects,
    lessons: lessons.lessons,
    holidays,
    timeZone: school.timeZone,
  })
  const counts = {
    ...students.counts,
    ...guardians.counts,
    ...structures.counts,
    ...staff.counts,
    ...subjects.counts,
    ...services.counts,
    lessons: lessons.counts.lessons + icalendars.added,
  }
  return { ...outcomeOf(planning, staff), icalendarKeys: icalendars.keys, school, counts: inOrder(counts) }
}

function startPlanning(files: readonly DecodedFile[], base: KnownSchool, options: PlanOptions): Planning {
  const source = sortFiles(files, base, options.on)
  if (source.eleves !== null) checkStudents(source.eleves)
  else if (base.school === null) refuse('no-pupil', '')
  const { on, newId, partial } = options
  return {
    source,
    base,
    on,
    notes: createImportNotes(),
    tally: createChangeTally(),
    isPartial: partial !== undefined,
    matches: partial ?? null,
    newId,
  }
}

function outcomeOf({ tally, notes }: Planning, staff: PlannedStaff) {
  const persons = [...staff.ids].flatMap(([key, id]) => {
    const member = staff.members.get(id)
    return member === undefined ? [] : [{ key, member }]
  })
  return {
    tally: tally.counts,
    changes: tally.changes,
    warnings: notes.warnings,
    held: notes.held,
    staff: persons,
    staffKeys: staff.ids,
  }
}

/** A service that `sts_emp` no longer gives and that no lesson to come needs: its teacher no longer holds the class. */
function removeOldServices(
  { base, source, tally, on }: Planning,
  services: PlannedServices,
  lessons: PlannedLessons,
): void {
  if (source.sts === null) return
  const kept = new Set([...services.spared, ...services.services.map(({ service }) => service.id)])
  const needed = new Set(
    lessons.lessons.filter((lesson) => lesson.date >= on).map((lesson) => lesson.serviceId),
  )
  for (const service of base.services) {
    if (!kept.has(service.id) && !needed.has(service.id)) tally.remove(teachingServiceRecord, service.id)
  }
}

/** The order in which the report prints them. */
function inOrder(counts: ImportCounts): ImportCounts {
  const {
    students,
    departed,
    guardians,
    guardianLinks,
    divisions,
    groups,
    staff,
    subjects,
    services,
    lessons,
  } = counts
  return {
    students,
    departed,
    guardians,
    guardianLinks,
    divisions,
    groups,
    staff,
    subjects,
    services,
    lessons,
  }
}
