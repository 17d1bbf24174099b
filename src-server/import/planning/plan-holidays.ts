import { foldText } from '#shared/kernel/fold-text.ts'
import { daysBetween, plainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { schoolYearEnd, schoolYearStart } from '#shared/kernel/school-year.ts'
import type { School } from '#shared/domain/people/school.ts'
import { holidayRecord, type Holiday } from '#shared/domain/timetable/holiday.ts'
import type { CalendarEntry, CalendarFile } from '#server/import/decoding/calendar-file.ts'
import { refuse } from '#server/import/reading/import-refused.ts'
import { academyNamed } from './academies.ts'
import type { Planning } from './planning.ts'

/** Holidays of the school's zone after the import: those of the calendar given, and those already known. */
export function planHolidays(
  planning: Planning,
  school: School,
  fromIcalendars: readonly Omit<Holiday, 'id'>[],
): readonly Holiday[] {
  const { base, source, tally, notes } = planning
  const wanted = [
    ...(source.calendar === null ? [] : holidaysOf(planning, source.calendar, school)),
    ...fromIcalendars,
  ]
  const planned = new Map(base.holidays.map((holiday) => [holiday.id, holiday]))
  const free = [...base.holidays]
  for (const one of wanted) {
    const at = free.findIndex((holiday) => isSameHoliday(holiday, one))
    const existing = at < 0 ? undefined : free.splice(at, 1)[0]
    const holiday = { id: existing?.id ?? planning.newId(), ...one }
    planned.set(holiday.id, holiday)
    tally.want(holidayRecord, holiday, existing)
  }
  const derivesLessons = source.edt !== null && source.edt.alternances.length > 0
  if (derivesLessons && planned.size === 0) notes.warn('calendar-missing', source.edt.file, '')
  return [...planned.values()]
}

/** One holiday whose dates the ministry moved is still that holiday. */
function isSameHoliday(known: Holiday, wanted: Omit<Holiday, 'id'>): boolean {
  return (
    foldText(known.label) === foldText(wanted.label) && Math.abs(daysBetween(known.from, wanted.from)) <= 30
  )
}

/** The entries that fall in the school year, for the school's zone or its academy, each once (formats §6). */
function holidaysOf(planning: Planning, calendar: CalendarFile, school: School): Omit<Holiday, 'id'>[] {
  const { schoolYear } = planning.source
  const first = schoolYearStart(schoolYear)
  const last = schoolYearEnd(schoolYear)
  const inYear = calendar.entries.filter(
    (entry) => entry.from <= last && (entry.until === null ? entry.from >= first : entry.until > first),
  )
  if (inYear.length === 0)
    refuse('other-school-year', calendar.file, {
      found: yearsOf(calendar),
      expected: `${schoolYear}-${schoolYear + 1}`,
    })
  const ours = entriesFor(inYear, school)
  if (ours.length === 0) planning.notes.warn('calendar-other-zone', calendar.file, school.zone)
  const summerEnd = plainDate(`${schoolYear + 1}-09-01`)
  return distinct(
    ours.map((entry) => ({
      label: entry.label || 'Vacances',
      from: entry.from,
      until: entry.until ?? summerEnd,
    })),
  )
}

function entriesFor(entries: readonly CalendarEntry[], school: School): CalendarEntry[] {
  const zones = new Set(entries.map((entry) => zoneOf(entry.zone)))
  // a school of no known zone takes a calendar that has one zone only
  if (school.zone === '') return zones.size === 1 ? [...entries] : []
  const ours = foldText(school.zone)
  return entries.filter(
    (entry) =>
      zoneOf(entry.zone) === ours ||
      (school.academy !== '' && academyNamed(entry.academy)?.name === school.academy),
  )
}

function zoneOf(zone: string): string {
  return foldText(zone).replace(/^zones? /, '')
}

function distinct(holidays: readonly Omit<Holiday, 'id'>[]): Omit<Holiday, 'id'>[] {
  const byDates = new Map(holidays.map((holiday) => [`${holiday.from}|${holiday.until}`, holiday]))
  return [...byDates.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
}

function yearsOf(calendar: CalendarFile): string {
  const dates = calendar.entries.map((entry): PlainDate => entry.from).sort()
  return `${dates[0]?.slice(0, 4) ?? '?'} à ${dates.at(-1)?.slice(0, 4) ?? '?'}`
}
