import { addDays, plainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { Chance } from './seeded-chance.ts'
import { inventBirthDate, inventFamilyName, inventGivenName } from './invented-people.ts'
import type { DivisionPlan, GroupPlan, SchoolPlan } from './school-plan.ts'

/** A pupil as SIECLE has him. */
export interface FictionalStudent {
  readonly eleveId: string
  readonly elenoet: string
  /** Empty when SIECLE has none. */
  readonly ine: string
  readonly familyName: string
  readonly givenName: string
  readonly sex: 'F' | 'M'
  readonly birthDate: PlainDate
  readonly repeats: boolean
  readonly regime: string
  readonly division: DivisionPlan
  readonly groupCodes: readonly string[]
  readonly enteredOn: PlainDate
  readonly leftOn: PlainDate | null
  /** Pupils of one family have the same number, and the same guardians. */
  readonly family: number
}

interface Draft {
  familyName: string
  givenName: string
  sex: 'F' | 'M'
  birthDate: PlainDate
  repeats: boolean
  division: DivisionPlan
  family: number
}

function draftStudents(plan: SchoolPlan, schoolYear: number, chance: Chance): Draft[] {
  let family = 0
  const drafts: Draft[] = []
  for (const division of plan.divisions) {
    for (let seat = 0; seat < division.size; seat++) {
      const relative = drafts.length > 30 && chance.happens(0.2) ? chance.pick(drafts) : undefined
      const sibling = relative?.division.level === division.level ? undefined : relative
      const sex = chance.happens(0.5) ? 'F' : 'M'
      const repeats = chance.happens(0.04)
      if (!sibling) family += 1
      drafts.push({
        familyName: sibling?.familyName ?? inventFamilyName(chance),
        givenName: inventGivenName(sex, chance),
        sex,
        birthDate: inventBirthDate(schoolYear - division.level.birthYearsBack - (repeats ? 1 : 0), chance),
        repeats,
        division,
        family: sibling?.family ?? family,
      })
    }
  }
  return drafts
}

/** What lists must bear: twins in one year, namesakes in the school, a sign that SIECLE could not write. */
function addDifficulties(drafts: Draft[]): void {
  const [first, second] = [drafts[3], drafts.find((draft) => draft.division !== drafts[3]?.division)]
  if (first && second)
    Object.assign(second, {
      familyName: first.familyName,
      family: first.family,
      birthDate: first.birthDate,
      repeats: first.repeats,
    })
  const last = drafts.at(-5)
  const namesake = drafts[Math.floor(drafts.length / 2)]
  if (last && namesake)
    Object.assign(namesake, { familyName: last.familyName, givenName: last.givenName, sex: last.sex })
  const unwritten = drafts[Math.floor(drafts.length / 3)]
  if (unwritten) Object.assign(unwritten, { familyName: 'NGUY?N', givenName: 'Thi Lan', sex: 'F' })
}

function groupsOf(plan: SchoolPlan, drafts: readonly Draft[], chance: Chance): Map<Draft, string[]> {
  const codes = new Map<Draft, string[]>(drafts.map((draft) => [draft, []]))
  const bars = new Map<string, GroupPlan[]>()
  for (const group of plan.groups) bars.set(group.bar, [...(bars.get(group.bar) ?? []), group])
  for (const groups of bars.values()) {
    const concerned = new Set(groups[0]?.divisionCodes)
    const pupils = chance.shuffle(drafts.filter((draft) => concerned.has(draft.division.code)))
    pupils.forEach((draft, at) => {
      const group = groups[at % groups.length]
      if (!group) return
      if (group.nature === 'option' && at >= pupils.length * group.share) return
      codes.get(draft)?.push(group.code)
    })
  }
  return codes
}

const regimes = ['0', '1', '2', '2', '2', '2', '2', '23', '24', '21']

/** The pupils of a school, its departed and its newcomers. `students` of them are there from mid-November on. */
export function inventStudents(plan: SchoolPlan, schoolYear: number, chance: Chance): FictionalStudent[] {
  const start = plainDate(`${schoolYear}-09-01`)
  const drafts = draftStudents(plan, schoolYear, chance)
  addDifficulties(drafts)
  const codes = groupsOf(plan, drafts, chance)
  const present = drafts.map((draft, at): FictionalStudent => {
    const isNew = at % 80 === 79
    return {
      ...identify(at, chance),
      ...draft,
      regime: chance.pick(regimes),
      groupCodes: codes.get(draft) ?? [],
      enteredOn: isNew ? addDays(start, chance.between(20, 72)) : start,
      // One is announced for the end of the calendar year: in the lists until then.
      leftOn: at === 41 ? plainDate(`${schoolYear}-12-18`) : null,
    }
  })
  const departed = Array.from(
    { length: Math.max(2, Math.round(drafts.length / 75)) },
    (_, at): FictionalStudent => {
      const like = chance.pick(present)
      const sex = chance.happens(0.5) ? 'F' : 'M'
      return {
        ...like,
        ...identify(drafts.length + at, chance),
        familyName: inventFamilyName(chance),
        givenName: inventGivenName(sex, chance),
        sex,
        family: 100_000 + at,
        enteredOn: start,
        leftOn: addDays(start, chance.between(12, 60)),
      }
    },
  )
  return [...present, ...departed]
}

function identify(at: number, chance: Chance): { eleveId: string; elenoet: string; ine: string } {
  const ending = `${chance.pick([...'ABCDEFGHJK'])}${chance.pick([...'ABCDEFGHJK'])}`
  return {
    eleveId: String(900_001 + at * 3),
    elenoet: String(10_001 + at),
    ine: at % 300 === 137 ? '' : `99${String(at).padStart(7, '0')}${ending}`,
  }
}
