import type { Role } from '#shared/domain/core/actor.ts'
import type { BoardingStatus, Student } from '#shared/domain/people/student.ts'
import type { Mark, MarkKind } from '#shared/domain/roll-call/roll-call.ts'
import type { CancelReason } from '#shared/domain/timetable/lesson.ts'
import { countOf, formatFullHour, formatHour, formatMinutes } from '#renderer/ui/format-fr.ts'

/** A word that follows the pupil: « absent », « absente ». */
function agreed(sex: Student['sex'], word: string): string {
  return sex === 'F' ? `${word}e` : word
}

type Teller = (mark: Mark, sex: Student['sex']) => string

const at = (mark: Mark) => (mark.at ? `, ${formatHour(mark.at)}` : '')

const tellers: Readonly<Record<MarkKind, Teller>> = {
  absent: (_, sex) => agreed(sex, 'absent'),
  late: (mark, sex) => {
    const minutes = formatMinutes(mark.minutes ?? 0)
    return mark.at ? `${agreed(sex, 'arrivé')} à ${formatHour(mark.at)} · ${minutes}` : `retard · ${minutes}`
  },
  left: (mark, sex) => (mark.at ? `${agreed(sex, 'parti')} à ${formatHour(mark.at)}` : agreed(sex, 'parti')),
  infirmary: (mark) => `infirmerie${at(mark)}`,
  excluded: (mark, sex) => `${agreed(sex, 'exclu')} de cours${at(mark)}`,
  forgotten: (mark) => (mark.item === 'equipment' ? 'matériel oublié' : 'carnet oublié'),
  observation: () => 'observation',
  present: (mark, sex) =>
    mark.at ? `${agreed(sex, 'présent')} depuis ${formatHour(mark.at)}` : agreed(sex, 'présent'),
}

/** The state of a pupil in words, at the right of his row. */
export function tellMark(mark: Mark, sex: Student['sex']): string {
  return tellers[mark.kind](mark, sex)
}

/** « Absent », under a key and in a choice. */
export const markWords: Readonly<Record<MarkKind, string>> = {
  absent: 'Absent',
  late: 'Retard',
  left: 'Départ',
  infirmary: 'Infirmerie',
  excluded: 'Exclu de cours',
  forgotten: 'Oubli',
  observation: 'Noter',
  present: 'Présent',
}

export const keyDetails: Readonly<Record<MarkKind, string>> = {
  absent: 'hors de la salle',
  late: 'minutes, puis Entrée',
  left: 'avant la fin',
  infirmary: '',
  excluded: 'rapport demandé',
  forgotten: 'carnet, puis matériel',
  observation: 'observation',
  present: '',
}

export const boardingWords: Readonly<Record<BoardingStatus, string>> = {
  externe: 'externe',
  'demi-pensionnaire': 'demi-pensionnaire',
  interne: 'interne',
}

export const cancelWords: Readonly<Record<CancelReason, string>> = {
  'teacher-away': 'professeur absent',
  training: 'formation',
  outing: 'sortie',
  exam: 'examen',
  moved: 'déplacé',
  'school-closed': 'établissement fermé',
  other: 'annulé',
}

export const roles: readonly Role[] = ['teacher', 'cpe', 'aed', 'direction']

export const labels = {
  feature: 'Appel',
  paletteToday: 'Faire l’appel du cours en cours',
  days: 'Cours du jour',
  previousDay: 'Jour précédent',
  nextDay: 'Jour suivant',
  today: 'Aujourd’hui',
  week: 'Jours de la semaine',
  weekLine: (week: number, lessons: number) =>
    `semaine ${week} · ${lessons === 0 ? 'pas de cours' : `${countOf(lessons, 'heure', 'heures')} de cours`}`,
  noLesson: 'Pas de cours ce jour-là',
  noLessonWords: 'Un cours ajouté à l’emploi du temps viendra ici de lui-même.',
  noPermanence: 'Rien à appeler d’ici',
  noPermanenceWords: 'Ouvrez un cours depuis le tableau du jour, ou choisissez une permanence.',
  room: (room: string) => (/^\d/.test(room) ? `salle\u00a0${room}` : room),
  permanence: 'Permanence',
  loading: 'Lecture des cours…',
  lesson: (start: string, end: string) => `${formatFullHour(start)} – ${formatFullHour(end)}`,
  students: (count: number) => countOf(count, 'élève', 'élèves'),
  toDo: 'appel à faire',
  begun: 'appel commencé',
  done: (hour: string, absents: number) =>
    `fait à ${formatHour(hour)} · ${countOf(absents, 'absent', 'absents', 'aucun absent')}`,
  cancelled: (reason: string) => `annulé : ${reason}`,
  movedTo: (day: string, hour: string) => `déplacé au ${day}, ${formatHour(hour)}`,
  moved: 'déplacé',
  replacedBy: (name: string) => `remplacé par ${name}`,
  replaces: (name: string) => `à la place de ${name}`,
  withOthers: (names: string) => `avec ${names}`,

  sheet: 'Feuille d’appel',
  list: (audience: string) => `Élèves, ${audience}`,
  counts: {
    present: (count: number) => (count < 2 ? 'présent' : 'présents'),
    absent: (count: number) => (count < 2 ? 'absent' : 'absents'),
    infirmary: () => 'infirmerie',
    late: (count: number) => (count < 2 ? 'retard' : 'retards'),
    left: (count: number) => (count < 2 ? 'départ' : 'départs'),
    excluded: (count: number) => (count < 2 ? 'exclu' : 'exclus'),
    contradictions: () => 'à trancher',
  },
  position: (index: number, count: number) => `${index} sur ${count}`,
  present: (sex: Student['sex']) => agreed(sex, 'présent'),
  absentBefore: (sex: Student['sex']) => `${agreed(sex, 'absent')} à l’heure précédente`,
  alsoAbsentBefore: (sex: Student['sex']) => `${agreed(sex, 'absent')} aussi à l’heure précédente`,
  alsoBefore: 'aussi à l’heure précédente',
  known: 'prévenu',
  knownLong: 'absence connue de la vie scolaire',
  waitsHere: 'Enregistré ici, pas encore au serveur',
  by: (name: string) => `par ${name}`,
  desk: 'la vie scolaire',
  draft: 'texte commencé',
  contradiction: 'Deux avis',
  says: (name: string, word: string) => `${name} : ${word}`,
  keep: (word: string, name: string) => `Garder « ${word} », avis de ${name}`,

  minutes: 'Minutes de retard',
  hour: 'Heure de départ',
  minutesUnit: 'min',
  search: 'Chercher un nom',
  nobody: (text: string) => `Personne ne s’appelle « ${text} » dans cette liste.`,
  addStudent: 'Ajouter un élève présent',
  addHelp: 'Tapez un nom, puis Entrée',
  nobodyInSchool: (text: string) => `Personne ne s’appelle « ${text} » dans l’établissement.`,
  emptyPermanence: 'Personne n’est encore noté',
  emptyPermanenceWords: 'Ajoutez ceux qui sont là : la permanence est un appel à l’envers.',
  emptyList: 'Aucun élève dans cette liste ce jour-là',
  emptyListWords:
    'Les élèves arrivent avec l’import de la base élèves ; la liste suit leurs dates d’entrée et de sortie.',

  undo: 'Annuler',
  end: 'Terminer l’appel',
  ended: (audience: string, hour: string, absents: number, lates: number) =>
    `Appel de ${audience} terminé à ${formatHour(hour)} : ${countOf(absents, 'absent', 'absents', 'aucun absent')}, ${countOf(lates, 'retard', 'retards', 'aucun retard')}.`,
  here: (hour: string) => `Enregistré ici à ${formatHour(hour)}`,
  atPortal: (hour: string) => `Au serveur à ${formatHour(hour)}`,
  notBegun: 'appel non commencé',
  begunAt: (moment: string) => `appel commencé ${moment}`,
  begunAndEnded: (begun: string, ended: string) => `commencé ${begun}, terminé ${ended}`,
  corrections: (count: number) => countOf(count, 'correction', 'corrections', 'aucune correction'),
  onPost: (post: string) => (/^poste\b/i.test(post) ? post : `poste ${post}`),
  closed: 'Les corrections de cet appel sont closes pour vous : demandez-les à la vie scolaire.',
  cancelledNotice: (why: string) => `Ce cours n’a pas lieu (${why}) et n’a pas d’appel.`,
  replacedNotice: (name: string) => `${name} remplace ce jour-là : l’appel est le sien.`,
  future: (day: string) => `Cet appel se fera ${day}. Vous pouvez déjà lire la liste.`,
  correcting: 'terminé\u00a0: toute marque est une correction',

  change: {
    button: 'Changer ce cours',
    title: (lesson: string) => `Changer ${lesson}`,
    what: 'Changement',
    cancel: 'Il n’a pas lieu',
    move: 'Il est déplacé',
    replace: 'Quelqu’un d’autre le fait',
    reason: 'Raison',
    day: 'Jour',
    hour: 'Heure',
    absent: 'Professeur absent',
    replacement: 'Remplaçant',
    record: 'Enregistrer',
    back: 'Revenir',
    told: 'La vie scolaire et les professeurs du cours le verront dans leur emploi du temps.',
    done: (lesson: string) => `${lesson}\u00a0: changement enregistré`,
  },
  keysTitle: 'Une touche par élève',
  legend: 'Carré plein : l’élève n’est pas dans la salle. Carré à contour : il y est.',
  toKnow: (audience: string) => `À savoir en ${audience}`,
  card: 'Fiche de l’élève',
  report: 'Rapport d’exclusion',
  reportMissing: 'rapport à écrire',
  observation: 'Observation',
  edit: 'Modifier',
  write: 'Écrire',
  choose: 'Choisir entre deux textes',
  nextBusyDay: (day: string) => `Aller au ${day}`,
  chooseStudent: 'Choisissez un élève dans la liste.',
  paiNote: (count: number) =>
    `${countOf(count, 'élève', 'élèves')}. Malaise ou doute : prévenir l’infirmerie.`,
  planNote: (count: number) => `${countOf(count, 'élève', 'élèves')}. Aménagements en classe prévus.`,
  exit: (regime: string) => `Régime : ${regime}`,
  imageRight: {
    true: 'Droit à l’image : accordé',
    false: 'Droit à l’image : refusé',
    null: 'Droit à l’image : sans réponse',
  },
  toConfirm: 'à confirmer du regard',

  noteFor: (name: string) => `Observation sur ${name}`,
  exclusionFor: (name: string, sex: 'F' | 'M') =>
    `Pourquoi ${name} est ${sex === 'F' ? 'exclue' : 'exclu'} de cours`,
  noteHelp: 'Lue par vous, les professeurs de ce cours et la vie scolaire.',
  save: 'Enregistrer',
  later: 'Plus tard',
  twoTexts: 'Deux textes pour cette observation : les deux sont gardés, à vous de choisir.',
  keepThis: 'Garder ce texte',
  rewritten: (name: string) =>
    `${name || 'Quelqu’un'} a récrit ce texte pendant que vous écriviez : le vôtre sera gardé à côté, à choisir ensuite.`,
  standing: 'Maintenant',

  keys: {
    student: 'élève',
    column: 'colonne',
    presentNext: 'présent, suivant',
    clear: 'effacer la marque',
    search: 'chercher un nom',
    end: 'terminer l’appel',
    undo: 'annuler',
    day: 'jour précédent, suivant',
    record: 'enregistrer',
    later: 'plus tard, le texte est gardé',
  },
}
