/** The part of a refusal that says what exactly is wrong, put inside its sentence. */
export const refusalDetails = {
  missing: 'il n’existe pas',
  forbidden: 'la lecture n’en est pas permise',
  folder: 'c’est un dossier',
  disk: 'le disque ne répond pas',
  zipDirectory: 'sa table des matières est illisible',
  zipContent: 'son contenu ne se déplie pas',
  zipChecksum: 'son contenu ne correspond pas à son empreinte',
  utf16: 'il est en UTF-16, on attend ISO-8859-15 ou UTF-8',
  notLatin9: 'il contient des octets qui n’existent pas en ISO-8859-15',
  notUtf8: 'il annonce UTF-8 (ou n’annonce rien) et contient des octets qui n’en sont pas',
  isUtf8: (announced: string) => `il annonce ${announced} et il est en UTF-8`,
  unknownEncoding: (announced: string) => `« ${announced} » n’est pas reconnu, on attend ISO-8859-15`,
  tooDeep: 'trop de balises imbriquées',
  tooLong: 'une fiche démesurée',
  unclosed: (tag: string) => `la balise ${tag} n’est pas fermée, le fichier est tronqué`,
  unmatched: 'une balise de fin ne ferme pas celle qui est ouverte',
  truncated: 'le fichier est tronqué',
  notXml: 'le XML n’est pas correct',
  notJson: 'le JSON n’est pas correct',
  notCsv: 'le CSV n’est pas correct',
  notIcalendar: 'l’agenda iCalendar est tronqué ou incorrect',
  unreadableEvent: 'la date ou un autre champ de ce cours est illisible',
  rowWithout: (row: string, field: string) => `${row} sans ${field} correct`,
  notUai: (uai: string) => `« ${uai} » n’est pas un numéro d’établissement (UAI)`,
  manyNamesakes: 'plusieurs personnes de l’établissement portent ce nom',
  nobodyNamed: 'aucun professeur n’y est nommé, ni dans le titre de l’agenda',
  notInSts: 'le professeur nommé n’est pas dans STS',
  manyTeachers: 'plusieurs professeurs y sont nommés, c’est l’agenda d’un élève ou d’une classe',
} as const

/** What a file that was not expected turned out to be, and what to give instead where SIECLE is not the answer. */
export const foundInstead = {
  innerZip: { found: 'cette archive en contient une autre' },
  binary: { found: 'ce n’est ni du XML, ni un calendrier' },
  text: { found: 'ce texte n’est ni un export XML ni le calendrier scolaire' },
  emptyCalendar: { found: 'ce calendrier est vide' },
  json: {
    found: 'ce JSON n’est pas le calendrier scolaire',
    instead: 'Prenez l’export JSON de fr-en-calendrier-scolaire, sur data.education.gouv.fr.',
  },
  root: (root: string) => ({ found: `son contenu (${root}) n’est pas connu` }),
} as const
