import type { StudentId } from '#shared/domain/people/ids.ts'
import { addDays, weekdayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { Chance } from './seeded-chance.ts'

/** What a day brings a pupil, before any lesson: the marks of his lessons follow from it. */
export type DayFate = 'present' | 'away' | 'away-morning' | 'late' | 'leaves'

/** A stay away over several days, which the family announces or not. */
export interface AwaySpell {
  readonly studentId: StudentId
  readonly from: PlainDate
  readonly to: PlainDate
  readonly isAnnounced: boolean
}

/** Illnesses of one to four days: about three pupils in a hundred are away on a day. */
export function inventSpells(
  students: readonly StudentId[],
  from: PlainDate,
  to: PlainDate,
  chance: Chance,
): AwaySpell[] {
  const spells: AwaySpell[] = []
  for (const studentId of students) {
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (weekdayOf(day) > 5 || !chance.happens(0.014)) continue
      const end = addDays(day, chance.between(0, 3))
      spells.push({ studentId, from: day, to: end, isAnnounced: chance.happens(0.7) })
      day = addDays(end, 5)
    }
  }
  return spells
}

/** Says what each day brings each pupil, the same answer each time it is asked. */
export function fatesOf(
  spells: readonly AwaySpell[],
  chance: Chance,
): (student: StudentId, day: PlainDate) => DayFate {
  const known = new Map<string, DayFate>()
  for (const spell of spells)
    for (let day = spell.from; day <= spell.to; day = addDays(day, 1))
      known.set(`${spell.studentId} ${day}`, 'away')
  return (student, day) => {
    const key = `${student} ${day}`
    const fate = known.get(key) ?? drawFate(chance)
    known.set(key, fate)
    return fate
  }
}

function drawFate(chance: Chance): DayFate {
  const draw = chance.next()
  if (draw < 0.022) return 'late'
  if (draw < 0.03) return 'away-morning'
  if (draw < 0.033) return 'leaves'
  return 'present'
}
