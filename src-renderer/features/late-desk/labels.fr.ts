import type { Role } from '#shared/domain/core/actor.ts'
import type { LateReason } from '#shared/domain/roll-call/mark-args.ts'
import { countOf, formatHour, formatMinutes, formatNumber } from '#renderer/ui/format-fr.ts'

export const roles: readonly Role[] = ['cpe', 'aed', 'direction']

/** The four reasons of the desk, with their keys (design §7). */
export const reasonKeys: readonly { readonly reason: LateReason; readonly chord: string }[] = [
  { reason: 'transport', chord: 'F5' },
  { reason: 'waking', chord: 'F6' },
  { reason: 'family', chord: 'F7' },
  { reason: 'none', chord: 'F8' },
]

export const reasonWords: Readonly<Record<LateReason, string>> = {
  transport: 'Transport',
  waking: 'Réveil',
  family: 'Famille',
  none: 'Sans motif',
}

export const reasonDetails: Readonly<Record<LateReason, string>> = {
  transport: 'bus, train',
  waking: 'tardif',
  family: 'à préciser',
  none: 'le CPE verra',
}

export function tellReason(code: string | null): string {
  return code !== null && code in reasonWords ? reasonWords[code as LateReason] : reasonWords.none
}

export const labels = {
  feature: 'Retards',
  title: 'Bureau des retards',
  paletteOpen: 'Ouvrir le bureau des retards',
  name: 'Nom de l’élève qui se présente',
  nobody: (text: string) => `Personne ne s’appelle «\u00a0${text}\u00a0» dans l’établissement.`,
  minutes: 'Minutes de retard',
  save: 'Valider',
  lesson: (subject: string, room: string) => [subject, room].filter(Boolean).join(', '),
  room: (room: string) => (/^\d/.test(room) ? `salle\u00a0${room}` : room),
  noLesson: 'pas de cours à cette heure',
  noLessonTodo: (name: string) =>
    `${name} n’a pas de cours à cette heure\u00a0: rien n’est enregistré. Vérifiez son emploi du temps.`,
  reason: 'Motif annoncé',
  reasonHelp: 'une touche, sinon «\u00a0Sans motif\u00a0»',
  queue: 'File',
  typed: (count: number) => countOf(count, 'élève tapé', 'élèves tapés', 'personne'),
  firstOnTop: 'le dernier arrivé en haut',
  emptyQueue: 'Personne n’attend',
  emptyQueueWords: 'Les billets de ce matin et de cet après-midi s’inscriront ici, un par ligne.',
  here: 'enregistré ici',
  atPortal: 'au serveur',
  last: 'Derniers billets',
  today: (count: number) => `${count} aujourd’hui`,
  noneToday: 'Aucun billet aujourd’hui',
  noneTodayWords: 'Ceux de tous les postes de la vie scolaire arriveront ici.',
  slip: 'Billet A6',
  size: '105 × 148 mm',
  print: 'Imprimer',
  printEach: 'Imprimer chaque billet',
  notPrinted: 'Le billet n’a pas pu être imprimé\u00a0: il est enregistré, recopiez-le ou réessayez.',
  permanence: 'En permanence',
  undone: (name: string) => `Billet effacé\u00a0: ${name}`,
  sentToPermanence: (name: string) => `${name}\u00a0: présent en permanence`,
  noSlip: 'Le billet se dessine ici',
  noSlipWords: 'Tapez un nom\u00a0: le billet du premier de la liste se prépare.',

  number: (number: number) => `n°\u00a0${formatNumber(number)}`,
  sheet: {
    number: (number: number, isProvisional: boolean) =>
      `n°\u00a0${formatNumber(number)}${isProvisional ? ' provisoire' : ''}`,
    title: 'Billet de retard',
    arrival: 'Arrivée',
    arrived: (hour: string, minutes: number) =>
      `${formatHour(hour)}, soit ${formatMinutes(minutes)} de retard`,
    reason: 'Motif',
    lesson: 'Cours',
    decision: 'Décision',
    mayEnter: 'Peut entrer en cours',
    office: 'Vie scolaire',
    teacher: 'Visa du professeur',
    back: 'À rendre au professeur, puis au carnet',
    waiting: 'Enregistré sur ce poste, pas encore au serveur',
  },

  keys: {
    letters: 'taper le nom',
    choose: 'choisir',
    reason: 'motif',
    record: 'valider et suivant',
    clear: 'vider',
    undo: 'annuler le dernier billet',
    print: 'imprimer',
    show: 'montrer le billet',
  },
}
