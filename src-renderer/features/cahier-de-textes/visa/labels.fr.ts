import type { Role } from '#shared/domain/core/actor.ts'
import { countOf, formatDay, formatMinutes } from '#renderer/ui/format-fr.ts'
import type { VisaCell } from './visa-rows.ts'
import type { VisaFilter } from './visa-store.ts'

export const roles: readonly Role[] = ['direction']

export const cellWords: Readonly<Record<VisaCell['state'], string>> = {
  none: 'aucun cours',
  sealed: 'visé',
  announced: 'annoncé',
  filled: 'rempli, pas annoncé',
  empty: 'sans séance écrite',
  coming: 'à venir',
}

export const filterWords: Readonly<Record<VisaFilter, string>> = {
  all: 'tous les professeurs',
  empty: 'séances vides',
  announced: 'annoncées',
  unsealed: 'à viser',
}

export const labels = {
  feature: 'Visa',
  palette: 'Viser les cahiers de textes',
  paletteAnnounce: 'Annoncer un visa',
  paletteDocuments: 'Imprimer ou archiver les cahiers de textes',
  grid: 'Cahiers de textes par semaine',
  title: (first: number, last: number) => `Semaines ${first} à ${last}`,
  detail: (count: number) => `${countOf(count, 'professeur', 'professeurs')} · séances remplies par semaine`,
  loading: 'Ouverture des cahiers de textes',
  teacher: 'Professeur',
  subject: 'Matière',
  week: (number: number) => `S ${number}`,
  empty: 'vide',
  earlier: 'Semaines précédentes',
  later: 'Semaines suivantes',
  filter: 'Montrer',
  find: 'Professeur ou matière',
  announce: 'Annoncer un visa',
  countdown: (days: number) => (days === 0 ? 'Jour J' : `J − ${days}`),
  announcedOn: (date: string) => `Visa annoncé le ${formatDay(date)}`,
  applicableOn: (date: string) => `applicable ${formatDay(date)}`,
  noNotice: 'Aucun visa n’est annoncé.',
  reader: 'Séance',
  chooseCell: 'Choisissez une semaine dans la grille.',
  nothingWritten: 'Rien n’est écrit pour cette semaine.',
  missing: (count: number) => `${countOf(count, 'cours passé', 'cours passés')} sans séance écrite.`,
  place: (at: number, count: number) => `séance ${at} sur ${count}`,
  previous: 'Précédente',
  next: 'Suivante',
  vise: 'Viser',
  viseWeek: (count: number) =>
    count < 2 ? 'Viser la séance de la semaine' : `Viser les ${count}\u00a0séances de la semaine`,
  viseAll: (count: number) => `Viser ${countOf(count, 'séance annoncée', 'séances annoncées')}`,
  already: 'déjà visée',
  notAnnounced: 'Cette séance n’est pas annoncée\u00a0: annoncez d’abord un visa.',
  notYet: (date: string) => `Ce visa sera possible ${formatDay(date)}, 8 jours au moins après l’annonce.`,
  vised: (count: number) => `${countOf(count, 'séance visée', 'séances visées')}`,
  comment: 'Remarque au professeur',
  commentHelp: 'Jointe au visa, lue par le professeur.',
  addComment: 'Remarque',
  counter: 'Contre-écriture',
  counterTitle: 'Écrire une contre-écriture',
  counterDetail:
    'Un visa ne se retire pas. Une contre-écriture dit ce qui était une erreur\u00a0; elle est scellée à son tour.',
  counterText: 'Ce qui était une erreur',
  counterSaved: 'Contre-écriture ajoutée et scellée',
  sealedHelp: 'Le texte scellé ne change plus. Le professeur peut seulement ajouter un additif daté.',
  cancel: 'Annuler',
  write: 'Écrire',
  confirmTitle: (count: number) => `Viser ${countOf(count, 'séance', 'séances')}\u202f?`,
  confirmDetail:
    'Un visa scelle le texte et le travail donné\u00a0: ils ne changeront plus. Il ne se retire pas.',
  announceTitle: 'Annoncer un visa',
  announceDetail: 'Chaque professeur concerné le voit aussitôt, sur chacune de ses séances.',
  target: 'Pour',
  targets: {
    school: 'tout l’établissement',
    teachers: 'des professeurs',
    divisions: 'des classes',
    subjects: 'des matières',
  },
  chosen: 'Choisir',
  periodFrom: 'Séances du',
  periodTo: 'au',
  applicable: 'Visa possible à partir du',
  applicableHelp: (date: string) => `Au plus tôt le ${formatDay(date)}.`,
  message: 'Message aux professeurs',
  send: 'Annoncer',
  announced: 'Visa annoncé',
  incomplete: 'Il manque un jour ou un choix.',
  stats: (sessions: number, homework: number, minutes: number) =>
    `Sur ces semaines\u00a0: ${countOf(sessions, 'séance', 'séances')}, ${countOf(homework, 'travail', 'travaux')}${minutes > 0 ? `, ${formatMinutes(minutes)} demandées` : ''}.`,
  read: (count: number, all: number) => `lu par ${count} sur ${countOf(all, 'professeur', 'professeurs')}`,
  openReading: 'Ouvrir à l’inspection',
}
