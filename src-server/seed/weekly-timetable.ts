import type { Chance } from './seeded-chance.ts'
import type { SchoolPlan } from './school-plan.ts'
import type { StaffedService } from './staff-plan.ts'

/** One hour of one service in the week: COURS of EDT_STS. */
export interface CoursePlan {
  readonly service: StaffedService
  readonly week: 'H' | 'A' | 'B'
  /** 1 Monday … 5 Friday. */
  readonly weekday: number
  readonly startMinutes: number
}

export const lessonMinutes = 55
const starts = [480, 540, 610, 670, 810, 870, 940, 1000]
const noon = 720

/** Services that meet at one hour, to be placed once. */
interface Item {
  readonly services: readonly StaffedService[]
  readonly week: 'H' | 'A' | 'B'
  readonly divisions: readonly string[]
  readonly teachers: readonly string[]
  readonly subject: string
}

interface Slot {
  readonly weekday: number
  readonly start: number
}

const allSlots: readonly Slot[] = [1, 2, 3, 4, 5].flatMap((weekday) =>
  starts.map((start) => ({ weekday, start })),
)
const weeksOf = { H: ['A', 'B'], A: ['A'], B: ['B'] } as const

function itemsOf(plan: SchoolPlan, services: readonly StaffedService[]): Item[] {
  const divisionsOf = new Map(plan.groups.map((group) => [group.code, group.divisionCodes]))
  const bundles = new Map<string, StaffedService[]>()
  for (const service of services)
    bundles.set(service.together, [...(bundles.get(service.together) ?? []), service])
  return [...bundles.values()].flatMap((bundle, at) => {
    const [first] = bundle
    if (!first) return []
    const common = {
      services: bundle,
      divisions: [
        ...new Set(
          bundle.flatMap((service) =>
            service.isGroup ? (divisionsOf.get(service.structure) ?? []) : [service.structure],
          ),
        ),
      ],
      teachers: [...new Set(bundle.flatMap((service) => service.teachers.map((teacher) => teacher.key)))],
      subject: first.subject,
    }
    const isHalves = first.week !== 'H'
    const whole = isHalves ? 1 : Math.floor(first.hours)
    const items: Item[] = Array.from({ length: whole }, () => ({ ...common, week: 'H' as const }))
    return isHalves || first.hours === whole
      ? items
      : [...items, { ...common, week: at % 2 === 0 ? ('A' as const) : ('B' as const) }]
  })
}

/** What is taken, by who or what, day, hour and week. */
class Occupation {
  private readonly taken = new Set<string>()
  private readonly load = new Map<string, number>()

  isFree(item: Item, slot: Slot): boolean {
    return [...item.divisions, ...item.teachers].every((who) =>
      weeksOf[item.week].every((week) => !this.taken.has(`${who}|${slot.weekday}|${slot.start}|${week}`)),
    )
  }

  cost(item: Item, slot: Slot): number {
    const late = slot.start >= 1000 ? 4 : slot.start >= 940 ? 2 : 0
    const wednesday = slot.weekday === 3 && slot.start > noon ? 30 : 0
    const again =
      item.divisions.filter((who) => this.taken.has(`${who}|${slot.weekday}|${item.subject}`)).length * 8
    const day =
      item.divisions.reduce((sum, who) => sum + (this.load.get(`${who}|${slot.weekday}`) ?? 0), 0) /
      item.divisions.length
    const other = item.week === 'A' ? 'B' : 'A'
    const fills =
      item.week !== 'H' &&
      item.divisions.every((who) => this.taken.has(`${who}|${slot.weekday}|${slot.start}|${other}`))
    return late + wednesday + again + day - (fills ? 5 : 0)
  }

  take(item: Item, slot: Slot): void {
    for (const who of [...item.divisions, ...item.teachers]) {
      for (const week of weeksOf[item.week]) this.taken.add(`${who}|${slot.weekday}|${slot.start}|${week}`)
      this.taken.add(`${who}|${slot.weekday}|${item.subject}`)
      this.load.set(`${who}|${slot.weekday}`, (this.load.get(`${who}|${slot.weekday}`) ?? 0) + 1)
    }
  }
}

/** One try: the hardest first, each at its cheapest free hour. Undefined when one found no hour. */
function place(items: readonly Item[], chance: Chance): CoursePlan[] | undefined {
  const occupation = new Occupation()
  const courses: CoursePlan[] = []
  for (const item of items) {
    const free = allSlots.filter((slot) => occupation.isFree(item, slot))
    const [best] = free
      .map((slot) => ({ slot, cost: occupation.cost(item, slot) + chance.next() }))
      .sort((a, b) => a.cost - b.cost)
    if (!best) return undefined
    occupation.take(item, best.slot)
    for (const service of item.services) {
      const week = service.week === 'H' ? item.week : service.week
      courses.push({ service, week, weekday: best.slot.weekday, startMinutes: best.slot.start })
    }
  }
  return courses
}

/** A week without a clash of teacher, division or room. */
export function makeTimetable(
  plan: SchoolPlan,
  services: readonly StaffedService[],
  chance: Chance,
): CoursePlan[] {
  const items = itemsOf(plan, services)
  const weight = (item: Item) => item.divisions.length * 10 + item.teachers.length
  for (let tries = 0; tries < 60; tries++) {
    const order = chance.shuffle(items).sort((a, b) => weight(b) - weight(a))
    const courses = place(order, chance)
    if (courses) return courses
  }
  throw new Error('no timetable found: too many hours for the week')
}
