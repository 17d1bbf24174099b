import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { FileHeader, GroupeRow, MatiereRow, StructureRow } from './siecle-files.ts'

/** A person of STS (formats §2.1). An id is only unique together with its type. */
export interface IndividuRow {
  readonly id: string
  readonly type: string
  readonly civility: 'M.' | 'Mme' | ''
  readonly familyName: string
  readonly givenName: string
  readonly position: string
  readonly disciplines: readonly string[]
  /** Divisions he is professeur principal of, with the first day and the last, when written. */
  readonly divisionsLed: readonly {
    readonly code: string
    readonly from: PlainDate | null
    readonly to: PlainDate | null
  }[]
}

/** COURS: one weekly hour of one teacher of a service (formats §2.2). */
export interface CoursRow {
  readonly alternance: string
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number
  readonly startMinutes: number
  readonly durationMinutes: number
}

export interface EnseignantRow {
  readonly id: string
  /** `epp` or `local`; empty when the file does not say. */
  readonly type: string
  readonly courses: readonly CoursRow[]
}

export interface ServiceRow {
  readonly subjectCode: string
  readonly modality: string
  readonly teachers: readonly EnseignantRow[]
  /** COURS written under the service itself, of all its teachers. */
  readonly courses: readonly CoursRow[]
}

export interface StsDivisionRow extends StructureRow {
  readonly services: readonly ServiceRow[]
}

export interface StsGroupRow extends GroupeRow {
  readonly services: readonly ServiceRow[]
}

export interface AlternanceRow {
  readonly code: string
  /** DATE_DEBUT_SEMAINE as written: normally Mondays, Sundays seen. */
  readonly weeks: readonly PlainDate[]
}

/** What STS says of the school (PARAMETRES/UAJ). */
export interface StsSchoolRow {
  readonly academy: string
  readonly name: string
}

/** `sts`: root STS_EDT, what STS sends down. `edt`: root EDT_STS, what the timetable software sends up. One shape. */
export interface StsFile extends FileHeader {
  readonly kind: 'sts' | 'edt'
  readonly file: string
  readonly school: StsSchoolRow
  readonly yearFrom: PlainDate | null
  readonly yearTo: PlainDate | null
  readonly subjects: readonly MatiereRow[]
  readonly persons: readonly IndividuRow[]
  readonly divisions: readonly StsDivisionRow[]
  readonly groups: readonly StsGroupRow[]
  readonly alternances: readonly AlternanceRow[]
  /** COURS whose day, hour or duration could not be read. */
  readonly unreadableCourses: number
}
