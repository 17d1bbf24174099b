/** Files that people give by mistake, by root element: what it is, and what to give instead. */
export const wrongRoots: Readonly<Record<string, { readonly found: string; readonly instead?: string }>> = {
  BEE_COMMUNS: { found: 'c’est l’export Communs de SIECLE' },
  BEE_COMMUN: { found: 'c’est l’export Communs de SIECLE' },
  BEE_GEOGRAPHIQUE: { found: 'c’est l’export Géographique de SIECLE' },
  BEE_GEOGRAPHIQUES: { found: 'c’est l’export Géographique de SIECLE' },
  BEE_ETABLISSEMENTS: { found: 'c’est l’export Établissements des élèves de SIECLE' },
  IMPORT_ELEVES: {
    found: 'c’est un fichier fait pour entrer dans SIECLE, pas un export',
    instead: 'Prenez l’export ElevesSansAdresses de SIECLE.',
  },
  ficAlimMENESR: {
    found: 'c’est un fichier d’alimentation de l’ENT (AAF)',
    instead: 'Prenez les exports de SIECLE et de STS.',
  },
  'lsun-bilans': {
    found: 'c’est un fichier du livret scolaire (LSU)',
    instead: 'Prenez les exports de SIECLE et de STS.',
  },
  TABLE: {
    found: 'c’est un export de table de l’emploi du temps (EDT)',
    instead: 'Prenez le fichier emp_sts que le logiciel d’emploi du temps envoie à STS.',
  },
  Eleve: {
    found: 'c’est un fichier que PRONOTE sert à l’ENT',
    instead: 'Prenez les exports de SIECLE et de STS.',
  },
  Professeur: {
    found: 'c’est un fichier que PRONOTE sert à l’ENT',
    instead: 'Prenez les exports de SIECLE et de STS.',
  },
  Parent: {
    found: 'c’est un fichier que PRONOTE sert à l’ENT',
    instead: 'Prenez les exports de SIECLE et de STS.',
  },
}

/** What each kind of file is called when two of them are given. */
export const kindNames = {
  eleves: 'le fichier des élèves',
  responsables: 'le fichier des responsables',
  structures: 'le fichier des structures',
  nomenclature: 'la nomenclature',
  sts: 'le fichier sts_emp',
  edt: 'le fichier emp_sts',
  calendar: 'le calendrier scolaire',
  icalendar: 'cet emploi du temps',
} as const
