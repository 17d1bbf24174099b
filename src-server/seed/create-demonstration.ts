import type { Change } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { wallClockAt, type WallClock } from '#shared/kernel/school-clock.ts'
import { schoolYearOf } from '#shared/kernel/school-year.ts'
import { importFiles } from '#server/import/import-files.ts'
import { isRefusal } from '#server/import/import-report.ts'
import { analyzeRecords } from '#server/store/analyze-records.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import type { Database } from '#server/store/tables.ts'
import { inventLocalStaff, nameTitles, putStaff } from './add-local-staff.ts'
import { announceSpells } from './announced-absences.ts'
import { fatesOf, inventSpells } from './day-fates.ts'
import { chooseTeacher, openDemonstrationAccounts, type DemoAccount } from './demonstration-accounts.ts'
import { readImportedSchool, type ImportedSchool } from './imported-school.ts'
import { writeSchoolFiles } from './generate-school-files.ts'
import { inventPastCahiers } from './past-cahiers.ts'
import { inventPastCalls } from './past-calls.ts'
import { detailPupils, putStudents } from './pupil-details.ts'
import { modelSchool, type SchoolModel } from './school-model.ts'
import { seededChance, type Chance } from './seeded-chance.ts'
import { disturbTimetable, giveRooms, openPermanences, putLessons } from './timetable-life.ts'

export interface DemonstrationOptions {
  /** The portal's time: calls and absences lie in the weeks before it. */
  readonly now: Instant
  /** Accounts whose password is changed and whose charter is accepted: for tests and the tour. */
  readonly ready?: boolean
  readonly students?: number
  readonly seed?: number
  /** Cahiers written since the beginning of the year: for who shows them. */
  readonly cahiers?: boolean
}

export interface Demonstration {
  readonly school: string
  readonly schoolName: string
  readonly accounts: readonly DemoAccount[]
}

const timeZone = 'Europe/Paris'
const weeksBehind = 4

/** In July and August the school that one shows is the coming one. */
function demonstrationYear(today: PlainDate): number {
  return today.slice(5, 7) === '07' ? Number(today.slice(0, 4)) : schoolYearOf(today)
}

/** Ids that the seed decides: two demonstrations of one seed are the same to the last byte. */
function seededIds(chance: Chance): () => string {
  let count = 0
  return () =>
    `${(++count).toString(36).padStart(5, '0')}-${Math.floor(chance.next() * 2 ** 32)
      .toString(36)
      .padStart(7, '0')}`
}

async function importModel(
  db: Database,
  model: SchoolModel,
  today: PlainDate,
  now: Instant,
  newId: () => string,
): Promise<string> {
  const files = [...writeSchoolFiles(model)].map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }))
  const report = await importFiles(db, { files, on: today, dryRun: false, now, newId })
  if (isRefusal(report))
    throw new Error(`the demonstration was refused by the import: ${report.refused.code}`)
  return report.school
}

/** Rooms of the model, by the person that the import made of each teacher. */
function roomsOf(model: SchoolModel, base: ImportedSchool): Map<string, string> {
  return new Map(
    model.staff.flatMap((person) => {
      const id = base.staffOfKey.get(`${person.type}:${person.id}`)
      return id === undefined || person.room === '' ? [] : [[id, person.room] as const]
    }),
  )
}

interface Life {
  readonly changes: Change[]
  readonly staff: readonly StaffMember[]
  readonly teacher: StaffMember
}

/** Everything that a school adds to what its files say. */
function inventLife(base: ImportedSchool, model: SchoolModel, wall: WallClock, chance: Chance): Life {
  const teacher = chooseTeacher(base)
  const local = inventLocalStaff(chance)
  const titled = nameTitles(base)
  const renamed = new Map(titled.map((member) => [member.id, member]))
  const staff = [...base.staff.map((member) => renamed.get(member.id) ?? member), ...local]
  const students = detailPupils(base.students, chance)
  const aeds = local.filter((member) => member.roles.includes('aed')).map((member) => member.id)
  const cpe = staff.find((member) => member.roles.includes('cpe'))?.id ?? teacher.id

  const roomed = giveRooms(base.lessons, roomsOf(model, base))
  const permanences = openPermanences(roomed, aeds)
  const disturbed = disturbTimetable(roomed, wall.date, teacher.id, chance)
  const from = addDays(wall.date, -7 * weeksBehind)
  const hasBegun = (lesson: { date: PlainDate; start: string }) =>
    lesson.date < wall.date || (lesson.date === wall.date && lesson.start <= wall.time)
  const begun = roomed.filter((lesson) => lesson.date >= from && hasBegun(lesson))
  const spells = inventSpells(
    students.map((student) => student.id),
    from,
    addDays(wall.date, 10),
    chance,
  )
  const fateOf = fatesOf(spells, chance)

  const changes = [
    ...putStaff([...local, ...titled]),
    ...putStudents(students),
    ...putLessons([...roomed, ...disturbed]),
    ...permanences.changes,
    ...inventPastCalls(begun, { students, aeds, timeZone, fateOf, chance, now: wall, spared: teacher.id }),
    ...announceSpells(spells, { students, recordedBy: cpe as StaffId, timeZone, chance }),
  ]
  return { changes, staff, teacher }
}

/**
 * Fills an empty base with a school that does not exist: its files written, then read by the very import that schools
 * use, then some weeks of calls, absences and observations up to `now`.
 */
export async function createDemonstration(
  db: Database,
  options: DemonstrationOptions,
): Promise<Demonstration> {
  const seed = options.seed ?? 2026
  const wall = wallClockAt(epochMsOf(options.now), timeZone)
  const model = modelSchool({
    students: options.students ?? 600,
    seed,
    schoolYear: demonstrationYear(wall.date),
    zone: 'C',
  })
  const chance = seededChance(seed + 1)
  const school = await importModel(db, model, wall.date, options.now, seededIds(chance))
  return db.transaction().execute(async (tx) => {
    const base = await readImportedSchool(tx, school)
    const life = inventLife(base, model, wall, chance)
    const cahiers = options.cahiers
      ? inventPastCahiers(base.lessons, {
          ...base,
          timeZone,
          chance: seededChance(seed + 2),
          today: wall.date,
        })
      : []
    await applyChanges(tx, school, [...life.changes, ...cahiers], { now: options.now })
    const accounts = await openDemonstrationAccounts(tx, school, life.staff, life.teacher, {
      isReady: options.ready ?? false,
      now: options.now,
    })
    await analyzeRecords(tx)
    return { school, schoolName: `${model.name.sort} ${model.name.own}`, accounts }
  })
}
