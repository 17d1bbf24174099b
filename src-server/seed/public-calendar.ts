import { addDays, plainDate, weekdayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { CalendarZone } from './school-model.ts'

/** Holidays of one zone: from the first Saturday to the day lessons resume, that day left out. */
export interface HolidaySpan {
  readonly description: string
  readonly from: PlainDate
  readonly until: PlainDate
}

const academyTown: Readonly<Record<CalendarZone, string>> = { A: 'Lyon', B: 'Lille', C: 'Paris' }

/** The first Saturday on or after a day. */
function saturdayFrom(date: PlainDate): PlainDate {
  return addDays(date, (13 - weekdayOf(date)) % 7)
}

/** Zones take turns, year after year, at being first in winter: C in 2027, A a week later, B two. */
function turnOf(year: number, zone: CalendarZone): number {
  return ((('CAB'.indexOf(zone) - (year - 2026)) % 3) + 3) % 3
}

/**
 * Holidays of a school year. For 2026-2027 they are the published ones of zone C (arrêté of the school calendar); the
 * other years follow the same pattern, close enough for a school that does not exist.
 */
export function holidaysOf(schoolYear: number, zone: CalendarZone): readonly HolidaySpan[] {
  const next = schoolYear + 1
  const turn = turnOf(schoolYear, zone) * 7
  const span = (description: string, from: PlainDate, days: number): HolidaySpan => ({
    description,
    from,
    until: addDays(from, days),
  })
  return [
    span('Vacances de la Toussaint', saturdayFrom(plainDate(`${schoolYear}-10-16`)), 16),
    span('Vacances de Noël', saturdayFrom(plainDate(`${schoolYear}-12-18`)), 16),
    span("Vacances d'Hiver", addDays(saturdayFrom(plainDate(`${next}-02-06`)), turn), 16),
    span('Vacances de Printemps', addDays(saturdayFrom(plainDate(`${next}-04-03`)), turn), 16),
    span("Vacances d'Été", saturdayFrom(plainDate(`${next}-07-03`)), 59),
  ]
}

/** Whether a week, given by its Monday, has lessons. */
export function isSchoolWeek(schoolYear: number, zone: CalendarZone, monday: PlainDate): boolean {
  const friday = addDays(monday, 4)
  return !holidaysOf(schoolYear, zone).some((span) => span.from <= monday && friday < span.until)
}

/** Midnight in Paris written in UTC, as the open data has it (formats §6). Summer time: last Sundays of March and October. */
function parisMidnight(date: PlainDate): string {
  const lastSunday = (year: string, month: string) => {
    const end = plainDate(`${year}-${month}-31`)
    return addDays(end, -(weekdayOf(end) % 7))
  }
  const year = date.slice(0, 4)
  const isSummer = lastSunday(year, '03') < date && date <= lastSunday(year, '10')
  return `${addDays(date, -1)}T${isSummer ? '22' : '23'}:00:00+00:00`
}

/** The public calendar as its JSON export gives it, the traps included: summer has one record for each population. */
export function writeCalendar(schoolYear: number, zone: CalendarZone): string {
  const rows = holidaysOf(schoolYear, zone).flatMap((span) => {
    const isSummer = span.description.includes('Été')
    return (isSummer ? ['Enseignants', 'Élèves'] : ['-']).map((population) => ({
      description: span.description,
      population,
      start_date: parisMidnight(span.from),
      end_date: parisMidnight(span.until),
      location: academyTown[zone],
      zones: `Zone ${zone}`,
      annee_scolaire: `${schoolYear}-${schoolYear + 1}`,
    }))
  })
  return JSON.stringify(rows, null, 1)
}
