import type { HomeworkKind } from '#shared/domain/cahier-de-textes/entry/homework.ts'

export const kindWords: Readonly<Record<HomeworkKind, string>> = {
  exercise: 'Exercices',
  learn: 'Leçon à apprendre',
  read: 'Lecture',
  write: 'Rédaction',
  project: 'Projet',
  revision: 'Révisions',
  test: 'Contrôle',
  other: 'Autre travail',
}

/** Words of the text editor. */
export const textLabels = {
  bold: 'Gras',
  bullets: 'Liste',
  numbers: 'Liste numérotée',
  link: 'Lien',
  formula: 'Formule',
  tools: 'Mise en forme',
  signs: (count: number, max: number) => `${count.toLocaleString('fr')} / ${max.toLocaleString('fr')} signes`,
  tooLong: 'Ce texte est trop long\u00a0: il ne sera gardé qu’une fois raccourci.',
  formulaTitle: 'Insérer une formule',
  formulaField: 'Formule en notation LaTeX',
  formulaHelp:
    'Par exemple \\frac{AB}{AC}, x^2, \\sqrt{2}. Dans le texte, on peut aussi l’écrire entre deux $.',
  linkTitle: 'Ajouter un lien',
  linkField: 'Adresse de la page',
  linkHelp: 'Elle commence par https://.',
  formulaEmpty: 'Écrivez d’abord la formule.',
  contents: 'Contenu de la séance',
  contentsTitle: 'Titre',
  homeworkKind: 'Sorte',
  minutes: 'Durée (minutes)',
  documents: 'Documents',
  addDocument: 'Ajouter un document',
  documentTitle: 'Titre du document',
  documentTitleHelp: 'Ce que les élèves liront\u00a0: «\u00a0Fiche d’exercices\u00a0».',
  documentTitleMissing: 'Donnez un titre\u00a0: c’est lui que les élèves liront.',
  documentAddress: 'Adresse de la page',
  keepDocument: 'Ajouter',
  removeDocument: (label: string) => `Retirer «\u00a0${label}\u00a0»`,
  insert: 'Insérer',
  cancel: 'Annuler',
}
