import { put, type Change } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { absenceRecord, type Absence, type AbsenceId } from '#shared/domain/absences/absence.ts'
import { absenceReasons } from '#shared/domain/absences/absence-commands.ts'
import { absenceNoticeRecord, noticeOf } from '#shared/domain/absences/absence-notice.ts'
import { coversDay, divisionOn, type Student } from '#shared/domain/people/student.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import type { AwaySpell } from './day-fates.ts'
import type { Chance } from './seeded-chance.ts'
import { momentOnWall } from './wall-moment.ts'

interface AbsenceWorld {
  readonly students: readonly Student[]
  readonly recordedBy: StaffId
  readonly timeZone: string
  readonly chance: Chance
}

function absenceOf(spell: AwaySpell, student: Student, world: AbsenceWorld): Absence {
  const isJustified = world.chance.happens(0.8)
  return {
    id: `demo-absence-${spell.from}-${spell.studentId}` as AbsenceId,
    studentId: spell.studentId,
    divisionId: divisionOn(student, spell.from) ?? null,
    from: spell.from,
    to: spell.to,
    fromTime: timeOfDay('08:00'),
    toTime: timeOfDay('18:00'),
    reason: world.chance.pick(absenceReasons),
    isJustified,
    isRegularized: isJustified && world.chance.happens(0.6),
    recordedBy: world.recordedBy,
    recordedAt: momentOnWall(addDays(spell.from, -1), timeOfDay('16:20'), world.timeZone),
  }
}

/** What families announced: the absence for the vie scolaire, and « prévenu » for the teachers (C18). */
export function announceSpells(spells: readonly AwaySpell[], world: AbsenceWorld): Change[] {
  const studentOf = new Map(world.students.map((student) => [student.id, student]))
  return spells.flatMap((spell) => {
    const student = studentOf.get(spell.studentId)
    if (!spell.isAnnounced || !student) return []
    const absence = absenceOf(spell, student, world)
    const groupIds = student.groups.filter((stay) => coversDay(stay, spell.from)).map((stay) => stay.of)
    return [put(absenceRecord, absence), put(absenceNoticeRecord, noticeOf(absence, groupIds))]
  })
}
