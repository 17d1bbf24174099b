import type { Role } from '#shared/domain/core/actor.ts'
import { countOf, formatFullHour, formatMinutes } from '#renderer/ui/format-fr.ts'

export const roles: readonly Role[] = ['cpe', 'aed', 'direction']

/** CODE_PARENTE of SIECLE, as a person says it. */
const kinships: Readonly<Record<string, string>> = {
  '10': 'mère',
  '20': 'père',
  '37': 'frère ou sœur',
  '38': 'grand-parent',
  '39': 'de la famille',
  '41': 'éducateur',
  '42': 'assistant familial',
  '50': 'autre proche',
  '51': 'aide sociale à l’enfance',
}

export function kinshipWords(code: string): string {
  return kinships[code] ?? 'responsable'
}

/** Subjects as a vie scolaire says them, where a column is narrow; the others keep their own name. */
const briefSubjects: Readonly<Record<string, string>> = {
  'éducation musicale': 'Musique',
  'éducation physique et sportive': 'EPS',
  'enseignement moral et civique': 'EMC',
  'histoire-géographie': 'Histoire-géo',
  'histoire-géographie-emc': 'Histoire-géo',
  mathématiques: 'Maths',
  'numérique et sciences informatiques': 'NSI',
  'physique-chimie': 'Phys.-chimie',
  'sciences de la vie et de la terre': 'SVT',
  'sciences économiques et sociales': 'SES',
}

export function briefSubject(label: string): string {
  return briefSubjects[label.toLocaleLowerCase('fr')] ?? label
}

/** Codes of announced absences. */
const reasons: Readonly<Record<string, string>> = {
  illness: 'maladie',
  appointment: 'rendez-vous',
  family: 'famille',
  transport: 'transport',
  outing: 'sortie scolaire',
  internship: 'stage',
  other: 'autre motif',
}

export function reasonWords(code: string): string {
  return reasons[code] ?? 'autre motif'
}

export const labels = {
  feature: 'Tableau',
  title: 'Tableau du jour',
  paletteOpen: 'Ouvrir le tableau du jour',
  hour: (rank: number, start: string, end: string) =>
    `${rank === 1 ? '1re' : `${rank}e`} heure, ${formatFullHour(start)} – ${formatFullHour(end)}`,
  noHour: 'Pas de cours ce jour-là',
  now: 'Maintenant',
  previousHour: 'Heure précédente',
  nextHour: 'Heure suivante',
  previousDay: 'Jour précédent',
  nextDay: 'Jour suivant',
  done: (count: number) => countOf(count, 'fait', 'faits'),
  inProgress: (count: number) => `${count}\u00a0en cours`,
  awaited: (count: number) => `${count}\u00a0à faire`,
  missing: (count: number) => countOf(count, 'manque', 'manquent'),
  absents: (count: number) => (count < 2 ? 'absent' : 'absents'),
  lates: (count: number) => (count < 2 ? 'retard' : 'retards'),

  calls: 'Appels',
  lessons: (count: number) => countOf(count, 'cours', 'cours'),
  callDone: 'appel fait à',
  absShort: 'abs.',
  hideDone: 'Sans les faits',
  doing: 'en cours',
  left: (minutes: number) => `reste ${formatMinutes(minutes)}`,
  since: (minutes: number) => `depuis ${formatMinutes(minutes)}`,
  forgotten: 'oublié',
  permanence: 'Permanence',
  toDoLater: 'à faire',
  noCall: 'Pas de cours à cette heure',
  noCallWords: 'Les cours de l’heure arriveront ici avec l’état de leur appel.',
  allDone: 'Tous les appels de l’heure sont faits.',
  forgottenEarlier: (day: string) => `Appels oubliés ${day}`,
  yesterday: 'hier',
  on: (day: string) => `le ${day}`,

  absentShort: 'Absents',
  absentNow: 'Absents maintenant',
  absentThen: 'Absents à cette heure',
  lateNow: 'Retards',
  byStudent: 'Élèves',
  byDivision: 'Classes',
  view: 'Présentation',
  disputed: 'À trancher',
  noNews: 'Sans nouvelle',
  known: 'Prévenus',
  knownFor: (reason: string) => `prévenu\u00a0: ${reason}`,
  group: (name: string, count: number) => `${name} · ${count}`,
  nobodyAbsent: 'Personne d’absent',
  nobodyAbsentWords: 'Les élèves marqués absents pendant un appel arriveront ici.',
  nobodyLate: 'Aucun retard à cette heure.',
  nobodyFound: 'Personne ne répond à ce filtre.',
  search: 'Nom ou classe',
  allDivisions: 'Toutes les classes',
  division: 'Classe',
  clearFilters: 'Tout montrer',
  expected: (count: number) => countOf(count, 'attendu', 'attendus'),
  divisionCounts: (absent: number, late: number) =>
    [
      absent > 0 ? countOf(absent, 'absent', 'absents') : '',
      late > 0 ? countOf(late, 'retard', 'retards') : '',
    ]
      .filter(Boolean)
      .join(' · '),
  allThere: 'tous là',

  toReach: () => 'à joindre',
  announce: (name: string) => `Absence annoncée\u00a0: ${name}`,
  announceShort: 'La famille a prévenu',
  announceHelp: 'Les professeurs verront «\u00a0prévenu\u00a0», jamais le motif.',
  announceReason: 'Motif',
  announceUntil: 'Jusqu’à',
  endOfHour: 'la fin de l’heure',
  endOfHalfDay: 'la fin de la demi-journée',
  endOfDay: 'la fin de la journée',
  endOfNextDay: 'demain soir',
  isJustified: 'La famille a donné un justificatif',
  record: 'Enregistrer',
  cancel: 'Revenir',
  announced: (name: string) => `${name}\u00a0: absence annoncée`,
  reach: 'À joindre',
  families: (count: number) => countOf(count, 'famille', 'familles'),
  nobodyToReach: 'Personne à joindre',
  nobodyToReachWords: 'Les absences sans nouvelle arriveront ici avec le numéro de la famille.',
  noPhone: 'aucun numéro',
  noGuardian: 'Aucun responsable connu\u00a0: demandez au secrétariat.',
  lateDesk: 'Bureau des retards',
  open: 'Ouvrir',
  minutes: formatMinutes,
  atDesk: 'au bureau',

  keys: {
    row: 'ligne',
    announce: 'motif',
    open: 'ouvrir l’appel',
    file: 'fiche de l’élève',
    division: 'voir la classe',
    search: 'chercher',
    lateDesk: 'retards',
    hour: 'autre heure',
    column: 'colonne suivante',
  },
}
