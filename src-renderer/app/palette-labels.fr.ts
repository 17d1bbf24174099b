import type { PaletteGroup } from './palette-search.ts'

export const groupLabels: Readonly<Record<PaletteGroup, string>> = {
  students: 'Élèves',
  staff: 'Personnels',
  divisions: 'Classes',
  actions: 'Actions',
  screens: 'Aller à',
}

export const paletteLabels = {
  title: 'Chercher ou agir',
  field: 'Élève, classe ou action',
  shown: (count: number, total: number) => `${count} sur ${total}`,
  choose: 'choisir',
  open: 'ouvrir',
  actionsOnly: 'actions seules',
  divisionsOnly: 'classe',
  results: 'Résultats',
  nobody: (typed: string) => `Personne ne s’appelle « ${typed} » dans ce que vous pouvez voir.`,
  nobodyTodo: 'Vérifiez les premières lettres, ou cherchez par le prénom.',
  arriving: 'Les fiches arrivent encore du portail',
  arrivingTodo: 'Réessayez quand l’âge des données s’affichera en haut.',
  found: (count: number) => `${count} résultat${count > 1 ? 's' : ''}`,
  lesson: (subject: string, room: string) => (room === '' ? `en ${subject}` : `en ${subject}, salle ${room}`),
  division: (count: number) => `${count} élève${count > 1 ? 's' : ''}`,
  staffLesson: (division: string) => `en cours avec ${division}`,
}
