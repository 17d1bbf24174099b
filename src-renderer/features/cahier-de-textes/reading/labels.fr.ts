import type { Role } from '#shared/domain/core/actor.ts'
import { countOf, formatDay, formatHour } from '#renderer/ui/format-fr.ts'

export const roles: readonly Role[] = ['inspector']

export const labels = {
  feature: 'Cahiers ouverts',
  palette: 'Lire les cahiers de textes ouverts',
  open: 'Ouvrir à l’inspection',
  openTitle: 'Ouvrir des cahiers de textes à l’inspection',
  openDetail:
    'Chaque professeur est consulté dans Pupitre\u00a0: sans son accord, rien ne s’ouvre. Huit jours au plus.',
  inspector: 'Inspecteur',
  noInspector: 'Aucun inspecteur n’a de compte dans l’établissement.',
  teachers: 'Cahiers de textes de',
  from: 'Du',
  to: 'au',
  mayVise: 'Il peut viser pendant sa visite, sous un visa annoncé',
  reason: 'Objet de la visite',
  cancel: 'Annuler',
  send: 'Demander aux professeurs',
  sent: 'Demande envoyée aux professeurs',
  incomplete: 'Il manque un inspecteur, un professeur ou un jour.',
  readings: 'Lectures par l’inspection',
  days: (from: string, to: string) => `du ${formatDay(from)} au ${formatDay(to)}`,
  close: 'Refermer',
  closed: (date: string) => `refermée le ${formatDay(date)}`,
  answers: { none: 'pas encore répondu', no: 'refuse', yes: 'accepte', longer: 'accepte plus longtemps' },
  until: (date: string) => `jusqu’au ${formatDay(date)}`,
  readCount: (count: number) => `${countOf(count, 'séance lue', 'séances lues', 'rien n’a été lu')}`,
  askTitle: (name: string) => `${name} demande à lire vos cahiers de textes`,
  askDetail:
    'Lecture seule, sans vos notes personnelles ni les noms d’élèves. Vous pouvez revenir sur votre réponse.',
  yes: 'J’accepte',
  no: 'Je refuse',
  longer: 'J’accepte plus longtemps',
  longerUntil: 'Jusqu’au',
  confirmLonger: 'Accepter jusqu’à ce jour',
  youSaid: 'Votre réponse\u00a0:',
  wasRead: (count: number, at: string, time: string) =>
    `${countOf(count, 'séance lue', 'séances lues')}, la dernière ${formatDay(at)} à ${formatHour(time)}.`,
  nothingOpen: 'Aucun cahier de textes ne vous est ouvert aujourd’hui.',
  nothingOpenDetail: 'La direction de l’établissement ouvre une lecture\u00a0; chaque professeur y consent.',
  openUntil: (date: string) => `ouvert jusqu’au ${formatDay(date)}`,
  entries: 'Séances',
  chooseEntry: 'Choisissez une séance.',
  logged: 'Chaque lecture est notée et montrée au professeur et à la direction.',
  homeworkFor: (date: string) => `Travail pour ${formatDay(date)}`,
}
