import type { Chance } from './seeded-chance.ts'
import { subjects, type SubjectKey } from './curriculum-table.ts'
import type { SchoolPlan, ServicePlan } from './school-plan.ts'

/** A teaching post before it has a name. */
export interface TeacherPlan {
  readonly key: string
  readonly discipline: SubjectKey
  readonly room: string
}

/** A service with those who teach it: several in co-teaching. */
export interface StaffedService extends ServicePlan {
  readonly teachers: readonly TeacherPlan[]
}

/** Subjects that one and the same teacher takes. */
const disciplineOf: Partial<Readonly<Record<SubjectKey, SubjectKey>>> = {
  allemand: 'allemand2',
  latin: 'francais',
}

const roomNames: Readonly<Record<string, (at: number) => string>> = {
  plain: (at) => String(100 + Math.floor(at / 12) * 100 + (at % 12) + 1),
  laboratory: (at) => `Labo ${at + 1}`,
  workshop: (at) => `Atelier ${at + 1}`,
  studio: (at) => `Studio ${at + 1}`,
  gymnasium: (at) => `Gymnase ${at + 1}`,
}

interface Demand {
  readonly discipline: SubjectKey
  readonly services: ServicePlan[]
  readonly hours: number
  /** Most services of the discipline that meet at the same hour. */
  readonly atOnce: number
}

function demandsOf(services: readonly ServicePlan[]): Demand[] {
  const byDiscipline = new Map<SubjectKey, ServicePlan[]>()
  for (const service of services) {
    const discipline = disciplineOf[service.subject] ?? service.subject
    byDiscipline.set(discipline, [...(byDiscipline.get(discipline) ?? []), service])
  }
  return [...byDiscipline].map(([discipline, own]) => {
    const together = new Map<string, number>()
    for (const service of own) together.set(service.together, (together.get(service.together) ?? 0) + 1)
    return {
      discipline,
      services: own,
      hours: own.reduce((sum, service) => sum + service.hours, 0),
      atOnce: Math.max(...together.values()),
    }
  })
}

const postsFor = (demand: Demand, load: number) => Math.max(demand.atOnce, Math.ceil(demand.hours / load))

/** Finds the weekly load for which the school has about the wanted number of teachers. */
function loadFor(demands: readonly Demand[], wanted: number): number {
  for (let load = 18; load > 8; load -= 0.25) {
    if (demands.reduce((sum, demand) => sum + postsFor(demand, load), 0) >= wanted) return load
  }
  return 8
}

function shareOut(demand: Demand, teachers: readonly TeacherPlan[]): StaffedService[] {
  const hours = new Map(teachers.map((teacher) => [teacher.key, 0]))
  const taken = new Set<string>()
  return [...demand.services]
    .sort((a, b) => b.hours - a.hours)
    .map((service) => {
      const free = teachers.filter(
        (teacher) => !taken.has(`${teacher.key}|${service.together}|${service.week}`),
      )
      const [teacher] = free.sort((a, b) => (hours.get(a.key) ?? 0) - (hours.get(b.key) ?? 0))
      if (!teacher) throw new Error(`nobody left to teach ${service.structure}`)
      taken.add(`${teacher.key}|${service.together}|${service.week}`)
      hours.set(teacher.key, (hours.get(teacher.key) ?? 0) + service.hours)
      return { ...service, teachers: [teacher] }
    })
}

/** Two teachers in one room: a few services of the youngest are taught so. */
function addCoTeaching(
  services: readonly StaffedService[],
  teachers: readonly TeacherPlan[],
  chance: Chance,
): StaffedService[] {
  const chosen = new Set(
    chance.shuffle(services.filter((one) => !one.isGroup && one.subject === 'maths')).slice(0, 2),
  )
  return services.map((service) => {
    if (!chosen.has(service)) return service
    const second = teachers.find(
      (teacher) => teacher.discipline === 'maths' && !service.teachers.includes(teacher),
    )
    return second ? { ...service, teachers: [...service.teachers, second] } : service
  })
}

/** Gives every service its teachers, and every teacher a room of his own. */
export function staffSchool(
  plan: SchoolPlan,
  wanted: number,
  chance: Chance,
): { teachers: TeacherPlan[]; services: StaffedService[] } {
  const demands = demandsOf(plan.services)
  const load = loadFor(demands, wanted)
  const roomsGiven = new Map<string, number>()
  const teachersOf = demands.map((demand) =>
    Array.from({ length: postsFor(demand, load) }, (_, at): TeacherPlan => {
      const sort = subjects[demand.discipline].rooms
      const given = roomsGiven.get(sort) ?? 0
      roomsGiven.set(sort, given + 1)
      return {
        key: `${demand.discipline}-${at}`,
        discipline: demand.discipline,
        room: roomNames[sort]?.(given) ?? '',
      }
    }),
  )
  const teachers = teachersOf.flat()
  const services = demands.flatMap((demand, at) => shareOut(demand, teachersOf[at] ?? []))
  return { teachers, services: addCoTeaching(services, teachers, chance) }
}
