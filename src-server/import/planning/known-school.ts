import type { StaffId } from '#shared/domain/core/ids.ts'
import type { Guardian } from '#shared/domain/people/guardian.ts'
import type { School } from '#shared/domain/people/school.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import type { Division, Group, Subject, TeachingService } from '#shared/domain/people/structures.ts'
import type { StudentFile } from '#shared/domain/people/student-file.ts'
import type { Student } from '#shared/domain/people/student.ts'
import type { Holiday } from '#shared/domain/timetable/holiday.ts'
import type { Lesson, LessonId } from '#shared/domain/timetable/lesson.ts'
import type { HeldDecision } from './held-decision.ts'

/** What the portal already holds of the school, as the planner needs it. */
export interface KnownSchool {
  readonly school: School | null
  readonly divisions: readonly Division[]
  readonly groups: readonly Group[]
  readonly subjects: readonly Subject[]
  readonly services: readonly TeachingService[]
  readonly staff: readonly StaffMember[]
  /** `epp:1234` or `local:12` of STS → the person. */
  readonly staffKeys: ReadonlyMap<string, StaffId>
  readonly students: readonly Student[]
  readonly files: readonly StudentFile[]
  readonly guardians: readonly Guardian[]
  readonly lessons: readonly Lesson[]
  /** Stable key of an iCalendar event → the lesson it made. */
  readonly icalendarKeys: ReadonlyMap<string, LessonId>
  readonly holidays: readonly Holiday[]
  /** Lessons that carry a roll call or an observation: history, never removed. */
  readonly calledLessonIds: ReadonlySet<string>
  /** What people decided on held items, by `heldKey`. */
  readonly decisions: ReadonlyMap<string, HeldDecision>
}

export const nothingKnown: KnownSchool = {
  school: null,
  divisions: [],
  groups: [],
  subjects: [],
  services: [],
  staff: [],
  staffKeys: new Map(),
  students: [],
  files: [],
  guardians: [],
  lessons: [],
  icalendarKeys: new Map(),
  holidays: [],
  calledLessonIds: new Set(),
  decisions: new Map(),
}
