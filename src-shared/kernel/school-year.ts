import { plainDate, type PlainDate } from './plain-date.ts'

/** The year a school year begins in: 2026 for 2026-2027, as SIECLE's ANNEE_SCOLAIRE (formats §1.1). */
export type SchoolYear = number

/** A school year runs from 1 August to 31 July: every zone's classes and holidays fall inside. */
export function schoolYearOf(date: PlainDate): SchoolYear {
  const year = Number(date.slice(0, 4))
  return Number(date.slice(5, 7)) >= 8 ? year : year - 1
}

export function schoolYearStart(year: SchoolYear): PlainDate {
  return plainDate(`${year}-08-01`)
}

export function schoolYearEnd(year: SchoolYear): PlainDate {
  return plainDate(`${year + 1}-07-31`)
}
