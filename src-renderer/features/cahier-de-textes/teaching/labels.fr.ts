import type { CellState } from './week-queries.ts'
import type { Role } from '#shared/domain/core/actor.ts'
import { countOf, formatDay, formatHour, formatMinutes, joinList } from '#renderer/ui/format-fr.ts'

export const roles: readonly Role[] = ['teacher']

export const stateWords: Readonly<Record<CellState, string>> = {
  sealed: 'visée',
  announced: 'visa annoncé',
  filled: 'remplie',
  missing: 'à remplir',
  coming: 'à venir',
}

export const labels = {
  feature: 'Cahier de textes',
  palette: 'Ouvrir mon cahier de textes',
  week: 'Séances de la semaine',
  weekTitle: (number: number) => `Semaine ${number}`,
  weekDetail: (filled: number, all: number) =>
    all === 0
      ? 'aucun cours cette semaine'
      : `${filled} sur ${countOf(all, 'séance remplie', 'séances remplies')}`,
  previousWeek: 'Semaine précédente',
  nextWeek: 'Semaine suivante',
  thisWeek: 'Cette semaine',
  searchButton: 'Chercher',
  search: 'chercher dans ce que j’ai écrit',
  series: 'Progressions',
  paletteSearch: 'Chercher dans mes cahiers de textes',
  paletteSeries: 'Ouvrir mes progressions',
  moveInWeek: 'séance',
  noLesson: 'aucun cours',
  draft: 'brouillon',
  nothingChosen: 'Choisissez une séance dans la semaine.',
  entry: 'Séance',
  contents: 'Contenu de la séance',
  save: 'Enregistrer',
  saved: 'Séance enregistrée',
  nothingToSave: 'Rien n’a changé depuis le dernier enregistrement.',
  keptAsDraft: 'Brouillon gardé sur ce poste, rendu même après un verrouillage.',
  published: 'Visible des familles.',
  visibleOnceSent: 'Enregistrée ici\u00a0: visible des familles dès que le portail l’aura reçue.',
  dayPlace: (audience: string, start: string) => `${audience}, ${formatHour(start)}`,
  dayLine: (places: readonly string[]) =>
    `Cahier de textes\u00a0: ${joinList(places)}, ${places.length < 2 ? 'reste' : 'restent'} à remplir`,
  writtenBy: (name: string) =>
    `Écrit par ${name}. Ce cours n’est pas dans votre emploi du temps\u00a0: il se lit seulement.`,
  earlier: 'Séances précédentes de cette classe',
  showEarlier: (count: number) => `Montrer les séances précédentes (${count})`,
  showMoreEarlier: 'En montrer d’autres',
  closeAside: 'Refermer le cahier de textes',
  leavesAt: (date: string, time: string) => `Partira ${formatDay(date)} à ${formatHour(time)}.`,
  leavesAfterPause: (date: string, time: string) =>
    `Pause numérique\u00a0: partira ${formatDay(date)} à ${formatHour(time)}.`,
  homework: 'Travail à faire',
  giveHomework: 'Donner un travail',
  homeworkText: 'Travail demandé',
  due: 'Pour',
  dueLesson: (date: string, start: string) => `${formatDay(date)}, ${formatHour(start)}`,
  otherDay: 'un autre jour',
  dueDay: 'Jour',
  forDay: (date: string) => `Pour ${formatDay(date)}`,
  about: (minutes: number) => `${formatMinutes(minutes)} environ`,
  load: (minutes: number) =>
    minutes === 0
      ? 'Rien d’autre n’est demandé à cette classe ce jour-là.'
      : `Déjà demandé à cette classe pour ce jour\u00a0: ${formatMinutes(minutes)}.`,
  loadUnknown: (count: number) => `${countOf(count, 'travail', 'travaux')} sans durée.`,
  add: 'Ajouter',
  change: 'Changer',
  remove: 'Retirer',
  removed: 'Travail retiré',
  homeworkNotReady: 'Il faut un texte et un jour.',
  cancel: 'Annuler',
  absentsThere: 'Absents à cette séance',
  allPresent: 'Personne n’était absent à cette séance.',
  noCall: 'L’appel de cette séance n’est pas fait.',
  excused: 'excusé',
  others: (count: number) => `${countOf(count, 'élève présent', 'élèves présents')}`,
  note: 'Note personnelle',
  noteHelp: 'Pour vous seul\u00a0: ni visée, ni exportée, ni montrée.',
  noteSaved: 'Note enregistrée',
  saveNote: 'Enregistrer la note',
  sealedHelp: 'Le texte scellé ne change plus. Vous pouvez ajouter un additif daté.',
  addAddendum: 'Écrire un additif',
  addendumText: 'Additif, daté et signé, sous la séance',
  addendumSaved: 'Additif ajouté',
  addendumNotReady: 'Écrivez d’abord l’additif.',
  keptTitle: 'Votre texte est arrivé après le visa',
  keptDetail:
    'La séance était déjà scellée\u00a0: ce que vous aviez écrit est gardé ici, et n’y est pas entré.',
  keptAsAddendum: 'En faire un additif',
  keptForget: 'Ne pas le garder',
  noticeOn: (date: string) => `Visa annoncé pour le ${formatDay(date)}`,
  noticeCount: (days: number) =>
    days === 0
      ? 'Il peut être donné dès maintenant.'
      : `Encore ${countOf(days, 'jour', 'jours')} pour compléter.`,
  noticePeriod: (from: string, to: string) => `Séances du ${formatDay(from)} au ${formatDay(to)}.`,
  acknowledge: 'J’ai lu',
  acknowledged: 'lu',
  copy: 'Copier vers une autre classe',
  carry: 'Poursuivre à la séance suivante',
  copied: 'Séance copiée',
  carried: 'Séance poursuivie',
  loose: 'Séances sans cours',
  looseDetail: 'Leur cours a été annulé ou déplacé.',
  attach: 'Rattacher',
  attached: 'Séance rattachée',
  target: 'Séance',
  chooseTarget: 'Y écrire',
  noTarget: 'Aucune séance libre dans les semaines qui viennent.',
  twoTexts: 'Deux textes pour cette séance',
  twoTextsDetail:
    'Un collègue a écrit en même temps. Choisissez celui qui reste\u00a0; l’autre est gardé dans l’historique.',
  keepThis: 'Garder celui-ci',
  chosen: 'Texte choisi',
}
