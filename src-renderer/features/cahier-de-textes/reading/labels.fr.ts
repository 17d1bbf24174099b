import type { Role } from '#shared/domain/core/actor.ts'
import { countOf, formatDay, formatHour } from '#renderer/ui/format-fr.ts'

export const roles: readonly Role[] = ['inspector']

const readSessions = (count: number) => countOf(count, 'séance lue', 'séances lues')

/** Opening a reading, by the direction. */
export const openLabels = {
  title: 'Ouvrir des cahiers de textes à l’inspection',
  detail:
    'Chaque professeur est consulté dans Pupitre\u00a0: sans son accord, rien ne s’ouvre. Huit jours au plus\u202f; un professeur peut accepter plus longtemps.',
  inspector: 'Inspecteur ou inspectrice',
  noInspector:
    'Aucun compte d’inspection n’existe dans l’établissement\u00a0: l’administrateur peut en créer un.',
  teachers: 'Cahiers de textes de',
  from: 'Lecture du',
  to: 'au',
  mayVise: 'Peut viser pendant sa visite, sous un visa annoncé',
  reason: 'Objet de la visite, montré aux professeurs',
  cancel: 'Annuler',
  send: 'Demander aux professeurs',
  sent: 'Demande envoyée aux professeurs',
  incomplete: 'Il manque une personne, un professeur ou un jour.',
}

/** A teacher who is asked. */
export const consentLabels = {
  titles: {
    none: (name: string) => `${name} demande à lire vos cahiers de textes`,
    no: (name: string) => `Vous avez refusé que ${name} lise vos cahiers de textes`,
    yes: (name: string) => `${name} peut lire vos cahiers de textes`,
    longer: (name: string) => `${name} peut lire vos cahiers de textes`,
  },
  detail:
    'Lecture seule, sans vos notes personnelles ni les noms d’élèves. Sans votre accord, rien ne s’ouvre\u202f; vous pouvez revenir sur votre réponse.',
  mayVise: 'Un visa peut être donné pendant cette visite, s’il a été annoncé.',
  yes: 'J’accepte',
  yesOnly: 'Accepter seulement ces jours',
  no: 'Je refuse',
  longer: 'J’accepte plus longtemps',
  longerUntil: 'Jusqu’au',
  longerText: (name: string, date: string) =>
    `J’accepte par écrit que ${name} lise mes cahiers de textes jusqu’au ${formatDay(date, { withYear: true })} inclus.`,
  longerEmpty: (date: string) => `Indiquez un jour après le ${formatDay(date)}.`,
  signLonger: 'Accepter par écrit',
  cancel: 'Annuler',
  answered: (answer: string) => `Réponse enregistrée\u00a0: ${answer}`,
  youSaid: 'Votre réponse\u00a0:',
  past: 'Lectures terminées de vos cahiers',
}

/** What was asked, answered and read. */
export const readingLabels = {
  title: 'Lectures par l’inspection',
  none: 'Aucune lecture n’a été ouverte.',
  noneDetail: 'Ouvrez ici des cahiers à un inspecteur\u00a0: les réponses et ce qui est lu s’y suivent.',
  days: (from: string, to: string) =>
    from === to ? `le ${formatDay(from)}` : `du ${formatDay(from)} au ${formatDay(to)}`,
  mayVise: 'visa possible',
  close: 'Refermer cette lecture',
  closed: (date: string) => `refermée le ${formatDay(date)}`,
  over: 'terminée',
  answers: { none: 'pas encore de réponse', no: 'refuse', yes: 'accepte', longer: 'accepte plus longtemps' },
  until: (date: string) => `jusqu’au ${formatDay(date)}`,
  answered: (date: string, time: string) => `Réponse du ${formatDay(date)} à ${formatHour(time)}`,
  nothingRead: 'rien n’a été lu',
  wasRead: (count: number, date: string, time: string) =>
    `${readSessions(count)}, la dernière ${formatDay(date)} à ${formatHour(time)}`,
  entry: (date: string, start: string | undefined) =>
    start === undefined ? formatDay(date) : `${formatDay(date)}, ${formatHour(start)}`,
  entryRead: (date: string, time: string, count: number) =>
    `lue ${formatDay(date)} à ${formatHour(time)}${count > 1 ? ` (${countOf(count, 'fois', 'fois')})` : ''}`,
}

/** The inspector’s own screen. */
export const labels = {
  feature: 'Cahiers ouverts',
  palette: 'Lire les cahiers de textes ouverts',
  entry: 'Séance',
  visits: 'Vos lectures',
  openUntil: (date: string) => `ouvert jusqu’au ${formatDay(date)}`,
  count: (count: number) => countOf(count, 'séance', 'séances', 'rien n’est écrit'),
  states: {
    coming: (date: string) => `S’ouvrira le ${formatDay(date)}.`,
    unanswered: 'Pas encore de réponse.',
    refused: 'Lecture refusée.',
    waiting: 'S’ouvrira dès que le portail aura répondu\u00a0: l’horloge de ce poste ne suffit pas.',
    ended: (date: string, count: number) =>
      `Lecture terminée le ${formatDay(date)}\u00a0: ces textes ne sont plus sur ce poste. ${count === 0 ? 'Rien n’a été lu.' : `${readSessions(count)}.`}`,
  },
  nothing: 'Aucun cahier de textes ne vous est ouvert.',
  nothingDetail:
    'La direction de l’établissement ouvre une lecture, chaque professeur y consent. Ce qui est ouvert apparaît ici et s’efface à la fin.',
  nothingNow: 'Aucun cahier de textes n’est ouvert en ce moment.',
  choose: 'Choisissez une séance dans «\u00a0Vos lectures\u00a0».',
  logged: 'Chaque lecture est notée et montrée au professeur et à la direction.',
  place: (at: number, count: number) => `séance ${at} sur ${count}`,
  sealed: 'visée',
  previous: 'Précédente',
  next: 'Suivante',
  vise: 'Viser',
}
