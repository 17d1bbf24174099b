import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** What every SIECLE and STS file says first: whose it is and for which year. Null when the file is silent. */
export interface FileHeader {
  readonly uai: string | null
  /** The year the school year begins in. */
  readonly schoolYear: number | null
}

/** One ELEVE of SIECLE (formats §1.2). */
export interface EleveRow {
  readonly eleveId: string
  /** ID_NATIONAL, else INE_RNIE, else INE_BEA (formats §1.6). */
  readonly ine: string | null
  readonly familyName: string
  readonly usageName: string
  readonly givenName: string
  readonly birthDate: PlainDate | null
  readonly sex: 'F' | 'M'
  readonly regime: string
  readonly enteredOn: PlainDate | null
  /** DATE_SORTIE, the last day in the school. */
  readonly lastDay: PlainDate | null
  readonly mef: string
  readonly phone: string
  readonly addressId: string
}

export interface EleveStructures {
  readonly divisions: readonly string[]
  readonly groups: readonly string[]
}

export interface ElevesFile extends FileHeader {
  readonly kind: 'eleves'
  readonly file: string
  readonly eleves: readonly EleveRow[]
  /** By ELEVE_ID. */
  readonly structures: ReadonlyMap<string, EleveStructures>
  /** By ADRESSE_ID; empty in ElevesSansAdresses. */
  readonly addresses: ReadonlyMap<string, string>
}

/** One PERSONNE (formats §1.3). */
export interface PersonneRow {
  readonly personId: string
  readonly civility: string
  readonly familyName: string
  readonly usageName: string
  readonly givenName: string
  readonly homePhone: string
  readonly mobilePhone: string
  readonly workPhone: string
  readonly email: string
  readonly acceptsSms: boolean
  readonly addressId: string
}

/** One RESPONSABLE_ELEVE. */
export interface ResponsableRow {
  readonly eleveId: string
  readonly personId: string
  readonly level: 1 | 2 | 3
  readonly kinship: string
  readonly isFirstContact: boolean
  readonly housesStudent: boolean
  readonly paysFees: boolean
}

export interface ResponsablesFile extends FileHeader {
  readonly kind: 'responsables'
  readonly file: string
  readonly persons: readonly PersonneRow[]
  readonly links: readonly ResponsableRow[]
  readonly addresses: ReadonlyMap<string, string>
}

export interface StructureRow {
  readonly code: string
  readonly label: string
}

export interface GroupeRow extends StructureRow {
  readonly divisionCodes: readonly string[]
}

export interface StructuresFile extends FileHeader {
  readonly kind: 'structures'
  readonly file: string
  readonly divisions: readonly StructureRow[]
  readonly groups: readonly GroupeRow[]
}

export interface MatiereRow {
  readonly code: string
  readonly shortLabel: string
  readonly label: string
}

export interface NomenclatureFile extends FileHeader {
  readonly kind: 'nomenclature'
  readonly file: string
  readonly subjects: readonly MatiereRow[]
}
