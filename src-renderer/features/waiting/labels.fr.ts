import type { Verdict } from '#shared/sync/settled-command.ts'
import { countOf } from '#renderer/ui/format-fr.ts'

export const waitingLabels = {
  name: 'Ce qui attend',
  summary: (toDecide: number, waiting: number) =>
    [
      toDecide > 0 ? countOf(toDecide, 'choix', 'choix') : '',
      waiting > 0 ? countOf(waiting, 'envoi', 'envois') : '',
    ]
      .filter(Boolean)
      .join(', ') || 'rien n’attend',
  toDecide: 'À décider par vous',
  waitingOffline: 'Partira tout seul au retour de la ligne',
  waitingOnline: 'En train de partir',
  sentToday: 'Parti aujourd’hui',
  keptHere: (moment: string) => `enregistré ici ${moment}`,
  beingSent: (moment: string) => `enregistré ici ${moment}, envoi en cours`,
  atPortal: (typed: string, settled: string) => `enregistré ici ${typed}, au serveur ${settled}`,
  emptyTitle: 'Rien n’attend',
  emptyBody: 'Ce que vous faites sans ligne s’écrira ici, et partira tout seul à son retour.',
  chooseTitle: 'Choisissez une ligne',
  chooseBody: 'Ce que dit le portail d’un envoi, et ce que vous pouvez faire, se lit ici.',
  print: 'Imprimer ce qui attend',
  printKey: 'imprimer',
  next: 'suivant',
  read: 'lire',
  previous: 'précédent',
  later: 'Plus tard',
  seen: 'Classer : j’ai vu',
  seenKey: 'classer',
  seenDone: 'Ligne classée',
  typedText: 'Le texte que vous aviez tapé',
  copy: 'Copier ce texte',
  copied: 'Texte copié',
  typedHere: (moment: string) => `Tapé ici ${moment}.`,
  answeredAt: (moment: string) => `Réponse du portail reçue ${moment}.`,
  waitingDetail:
    'Gardé sur ce poste, chiffré, en deux exemplaires. Vous pouvez verrouiller ou éteindre : rien ne se perd.',
  clockNote: 'L’heure est celle de ce poste ; celle du portail fera foi.',
  sheetTitle: 'Ce qui attend sur ce poste',
  sheetBox: 'Enregistré sur ce poste, pas encore au serveur',
  sheetFoot: (moment: string, person: string, post: string, age: string) =>
    `imprimé ${moment} par ${person}, poste ${post} · ${age}`,
  dataAt: (moment: string) => `données du portail reçues ${moment}`,
  noData: 'pas encore de données du portail',
}

/** What the verdict is called, before its reason. */
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  applied: 'Au serveur',
  merged: 'Réuni avec ce qu’un autre a fait',
  conflict: 'Deux versions, à vous de choisir',
  rejected: 'Refusé par le portail',
  parked: 'Confié au portail, sans être appliqué',
}

export const choiceLabels = {
  title: (who: string) => `Deux textes pour ${who}`,
  detail: (where: string) => `${where} Les deux textes sont gardés : à vous de choisir.`,
  before: 'Avant',
  none: 'pas de texte',
  quoted: (text: string) => `«\u00a0${text}\u00a0»`,
  writeFirst: 'écrivez d’abord ce texte, en 600 signes au plus',
  you: (name: string) => `${name} (vous)`,
  here: 'ici',
  portal: 'serveur',
  written: (moment: string) => `écrit ${moment}`,
  keepMine: 'Garder mon texte',
  keepTheirs: (name: string) => `Garder celui de ${name}`,
  unite: 'Réunir les deux',
  chosen: 'choisi',
  uniteHelp: 'un clic sur un passage souligné l’ajoute ou l’ôte',
  uniteField: 'Texte réuni',
  keep: 'Garder ce texte',
  setAside: 'Le texte écarté reste visible dans l’historique, avec son auteur.',
  addPassage: (passage: string) => `Ajouter ou ôter « ${passage} »`,
  mineKey: 'le mien',
  otherKey: 'l’autre',
  uniteKey: 'réunir',
  gone: 'Ce choix est déjà fait',
  goneBody: 'Quelqu’un a choisi entre-temps, ou ce texte n’est plus dans ce que vous pouvez voir.',
  kept: (who: string) => `Texte gardé pour ${who}`,
  notKept: 'Ce choix n’a pas été pris.',
  loading: 'Lecture des textes',
  former: 'un ancien collègue',
}
