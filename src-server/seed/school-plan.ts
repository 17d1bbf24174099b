import type { Chance } from './seeded-chance.ts'
import { collegeLevels, lyceeLevels, subjects, type LevelPlan, type SubjectKey } from './curriculum-table.ts'

/** A division to be filled. */
export interface DivisionPlan {
  readonly code: string
  readonly label: string
  readonly level: LevelPlan
  readonly size: number
}

/** A group over one division (half) or several. */
export interface GroupPlan {
  readonly code: string
  readonly label: string
  readonly subject: SubjectKey
  readonly divisionCodes: readonly string[]
  readonly nature: 'half' | 'bar' | 'option'
  /** For a bar: groups with the same name share the pupils of its divisions. */
  readonly bar: string
  readonly share: number
}

/** One service before anybody teaches it: hours a week for one structure. */
export interface ServicePlan {
  readonly subject: SubjectKey
  readonly structure: string
  readonly isGroup: boolean
  readonly hours: number
  /** Structures that meet at the same hours: one bar. */
  readonly together: string
  /** Half divisions take turns, one week each. */
  readonly week: 'H' | 'A' | 'B'
}

export interface SchoolPlan {
  readonly kind: 'college' | 'lycee'
  readonly divisions: readonly DivisionPlan[]
  readonly groups: readonly GroupPlan[]
  readonly services: readonly ServicePlan[]
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function divisionsOf(
  levels: readonly LevelPlan[],
  students: number,
  usual: number,
  chance: Chance,
): DivisionPlan[] {
  const perLevel = Math.max(1, Math.round(students / usual / levels.length))
  const divisions = levels.flatMap((level) =>
    Array.from({ length: perLevel }, (_, at) => {
      const name =
        perLevel <= letters.length && usual < 30
          ? letters.charAt(at)
          : String(at + 1).padStart(perLevel > 9 ? 2 : 1, '0')
      return { code: `${level.code}${name}`, label: `${level.label} ${name}`, level }
    }),
  )
  const even = Math.floor(students / divisions.length)
  const sizes = divisions.map(() => even)
  for (let rest = students - even * divisions.length; rest > 0; rest--)
    sizes[rest % sizes.length] = (sizes[rest % sizes.length] ?? 0) + 1
  // Classes are never quite even: some pupils change places.
  for (let times = 0; times < divisions.length; times++) {
    const from = chance.between(0, sizes.length - 1)
    const to = chance.between(0, sizes.length - 1)
    if ((sizes[from] ?? 0) > even - 2 && (sizes[to] ?? 0) < even + 2) {
      sizes[from] = (sizes[from] ?? 0) - 1
      sizes[to] = (sizes[to] ?? 0) + 1
    }
  }
  return divisions.map((division, at) => ({ ...division, size: sizes[at] ?? even }))
}

function slices<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  )
}

const compact = (code: string) => code.replace(/[\sE]/g, '')

const words: Partial<Readonly<Record<SubjectKey, string>>> = {
  allemand2: 'allemand',
  ses: 'SES',
  svt: 'SVT',
  numerique: 'NSI',
}
const wordOf = (subject: SubjectKey) => words[subject] ?? subject

function barGroups(level: LevelPlan, divisions: readonly DivisionPlan[]): GroupPlan[] {
  return level.bars.flatMap((bar) =>
    slices(divisions, bar.divisions).flatMap((part, barAt) =>
      bar.groups.flatMap(({ subject, count }) =>
        Array.from({ length: count }, (_, at): GroupPlan => {
          const plan = subjects[subject]
          const place = `${String.fromCharCode(97 + barAt)}${at + 1}`
          const code = `${compact(level.code)}${bar.prefix}${plan.gestion.slice(0, 3)}${bar.prefix === '' ? '.' : ''}${place}`
          return {
            code,
            label: `${level.label} ${wordOf(subject)} ${bar.prefix}${place}`,
            subject,
            divisionCodes: part.map((division) => division.code),
            nature: 'bar',
            bar: `${level.code}|${bar.prefix}|${barAt}|${bar.hours}`,
            share: count,
          }
        }),
      ),
    ),
  )
}

function optionGroups(level: LevelPlan, divisions: readonly DivisionPlan[]): GroupPlan[] {
  return level.options.map((option) => ({
    // A leading underscore is one of the codes that schools really have (formats §1.7.4).
    code: `_${compact(level.code)}${subjects[option.subject].gestion}`.slice(0, 8),
    label: `${level.label} ${wordOf(option.subject)}`,
    subject: option.subject,
    divisionCodes: divisions.map((division) => division.code),
    nature: 'option',
    bar: `${level.code}|option|${option.subject}|${option.hours}`,
    share: option.share,
  }))
}

function halfGroups(level: LevelPlan, divisions: readonly DivisionPlan[]): GroupPlan[] {
  if (level.halves.length === 0) return []
  return divisions.flatMap((division) =>
    [1, 2].map((half): GroupPlan => ({
      code: `${division.code}GR${half}`.slice(-8),
      label: `${division.label} groupe ${half}`,
      subject: level.halves[0] ?? 'svt',
      divisionCodes: [division.code],
      nature: 'half',
      bar: `${division.code}|half`,
      share: 0.5,
    })),
  )
}

function divisionServices(division: DivisionPlan): ServicePlan[] {
  return Object.entries(division.level.hours).map(([subject, hours]) => ({
    subject: subject as SubjectKey,
    structure: division.code,
    isGroup: false,
    hours,
    together: `${division.code}|${subject}`,
    week: 'H',
  }))
}

function groupServices(group: GroupPlan, level: LevelPlan): ServicePlan[] {
  const common = { structure: group.code, isGroup: true }
  if (group.nature !== 'half') {
    return [
      {
        ...common,
        subject: group.subject,
        hours: Number(group.bar.split('|')[3]),
        together: group.bar,
        week: 'H',
      },
    ]
  }
  // While one half is in one laboratory, the other half is in the other; the week after they change.
  const isFirst = group.code.endsWith('1')
  return level.halves.map((subject, at) => ({
    ...common,
    subject,
    hours: 0.5,
    together: group.bar,
    week: isFirst === (at % 2 === 0) ? 'A' : 'B',
  }))
}

/** The structures and services of a collège, or of a lycée from 1,200 pupils. */
export function planSchool(students: number, chance: Chance): SchoolPlan {
  const kind = students < 1200 ? 'college' : 'lycee'
  const levels = kind === 'college' ? collegeLevels : lyceeLevels
  const divisions = divisionsOf(levels, students, kind === 'college' ? 25 : 34, chance)
  const perLevel = levels.map((level) => ({
    level,
    divisions: divisions.filter((division) => division.level === level),
  }))
  const groupsOf = perLevel.map((part) => ({
    level: part.level,
    groups: [
      barGroups(part.level, part.divisions),
      optionGroups(part.level, part.divisions),
      halfGroups(part.level, part.divisions),
    ].flat(),
  }))
  return {
    kind,
    divisions,
    groups: groupsOf.flatMap((part) => part.groups),
    services: [
      ...divisions.flatMap(divisionServices),
      ...groupsOf.flatMap((part) => part.groups.flatMap((group) => groupServices(group, part.level))),
    ],
  }
}
