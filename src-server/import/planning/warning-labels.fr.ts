import type { HeldCode } from './held-decision.ts'

export type NoteDetails = Readonly<Record<string, string | number>>
type Sentence = (id: string, details: NoteDetails) => string

/** One sentence per warning. Identifiers of SIECLE and STS only: never a name. */
export const warningSentences = {
  'missing-ine': (id) => `L’élève ELEVE_ID ${id} n’a pas d’INE.`,
  'pupil-without-division': (id) => `L’élève ELEVE_ID ${id} n’est dans aucune division.`,
  'unknown-division': (id, { code }) =>
    `L’élève ELEVE_ID ${id} est inscrit en « ${code} », que Structures ne connaît pas : il n’est dans aucune division.`,
  'unknown-group': (id) => `Le groupe « ${id} », donné à des élèves, n’est pas dans Structures.`,
  'pupil-without-guardian': (id) => `L’élève ELEVE_ID ${id} n’a aucun responsable.`,
  'pupil-without-legal-guardian': (id) => `L’élève ELEVE_ID ${id} n’a aucun représentant légal.`,
  'guardian-without-pupil': (id) => `Le responsable PERSONNE_ID ${id} n’a aucun élève.`,
  'guardian-twice': (id, { other, eleveId }) =>
    eleveId !== undefined
      ? `Le responsable PERSONNE_ID ${id} est lié deux fois à l’élève ELEVE_ID ${eleveId}.`
      : other === id
        ? `Le responsable PERSONNE_ID ${id} est en double dans le fichier.`
        : `Le responsable PERSONNE_ID ${id} semble être le même que PERSONNE_ID ${other}.`,
  'guardian-without-contact': (id) =>
    `Le responsable PERSONNE_ID ${id} n’a ni téléphone ni adresse électronique.`,
  'link-unknown-person': (id, { eleveId }) =>
    `L’élève ELEVE_ID ${eleveId} est lié au responsable PERSONNE_ID ${id}, qui n’est pas dans le fichier.`,
  'link-unknown-pupil': (id, { personId }) =>
    `Le responsable PERSONNE_ID ${personId} est lié à l’élève ELEVE_ID ${id}, inconnu.`,
  'group-without-member': (id) => `Le groupe « ${id} » n’a aucun élève.`,
  'group-only-in-siecle': (id) => `Le groupe « ${id} » est dans SIECLE et n’est pas dans STS.`,
  'group-only-in-sts': (id) =>
    `Le groupe « ${id} » est dans STS et n’est pas dans SIECLE : il n’a pas d’élèves.`,
  'division-only-in-sts': (id) =>
    `La division « ${id} » est dans STS et n’est pas dans SIECLE : elle n’a pas d’élèves.`,
  'division-without-service': (id) => `La division « ${id} » n’a aucun service dans STS.`,
  'division-without-professeur-principal': (id) => `La division « ${id} » n’a pas de professeur principal.`,
  'course-unknown-alternance': (id, { count }) =>
    `L’alternance « ${id} » n’est pas définie : ${count} cours n’ont pas été datés.`,
  'course-unreadable': (_, { count }) =>
    `${count} cours ont un jour, une heure ou une durée illisible : ils n’ont pas été datés.`,
  'staff-missing': () =>
    'Aucun fichier ne donne les personnes de STS : les services sont importés sans professeur. Donnez le fichier sts_emp avec celui-ci.',
  'calendar-missing': () =>
    'Aucun calendrier scolaire n’est connu : les vacances ne sont pas retirées des cours. Donnez le calendrier de votre zone.',
  'calendar-other-zone': (id) =>
    `Le calendrier donné ne contient pas la zone de l’établissement (${id}) : aucune vacance n’en est retenue.`,
  'icalendar-unknown-audience': (id) =>
    `« ${id} », dans l’agenda, n’est ni une division ni un groupe connu : ses cours sont laissés.`,
  'icalendar-unknown-subject': (id) =>
    `La matière « ${id} », dans l’agenda, n’est pas connue : ses cours sont laissés.`,
} as const satisfies Record<string, Sentence>

export type WarningCode = keyof typeof warningSentences

/** One sentence per held item: what was set aside and why. */
export const heldSentences: Readonly<Record<HeldCode, Sentence>> = {
  'pupil-in-two-divisions': (id, { codes }) =>
    `L’élève ELEVE_ID ${id} est dans plusieurs divisions (${codes}) : il est mis de côté jusqu’à ce que vous décidiez.`,
  'pupil-doubtful-match': (id) =>
    `L’élève ELEVE_ID ${id} ressemble à un élève connu sans qu’on puisse en être sûr : il est mis de côté jusqu’à ce que vous décidiez.`,
  'pupil-incomplete': (id) =>
    `L’élève ELEVE_ID ${id} n’a pas de nom ou pas de date de naissance : il est mis de côté, complétez SIECLE.`,
  'service-unknown-teacher': (_, { structure, subject, teachers }) =>
    `Le service de ${subject} en « ${structure} » est donné à un professeur inconnu de STS (ID ${teachers}) : il est mis de côté jusqu’à ce que vous décidiez.`,
}
