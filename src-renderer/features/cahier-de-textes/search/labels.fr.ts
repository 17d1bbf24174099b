import { countOf, formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import type { Written } from './search-rules.ts'

/** Words of the search in what one wrote. */
export const labels = {
  name: 'Chercher',
  title: 'Chercher dans ce que j’ai écrit',
  field: 'Mots à chercher',
  back: 'Semaine',
  results: 'Séances trouvées',
  loading: 'Lecture de vos séances',
  begin: 'Séances, travaux, notes personnelles, progressions',
  beginWords: 'Tapez un ou plusieurs mots, avec ou sans accents. Rien ne sort de ce poste.',
  nothing: (query: string) => `Rien ne contient «\u00a0${query}\u00a0» dans vos cahiers.`,
  nothingWords: 'Essayez un mot plus court, ou un seul mot.',
  count: (count: number) => countOf(count, 'texte trouvé', 'textes trouvés'),
  shown: (shown: number, count: number) => `Les ${shown} plus récents sur ${count}.`,
  when: (date: string, start: string) =>
    start === '' ? formatDay(date) : `${formatDay(date)}, ${formatHour(start)}`,
  withoutLesson: 'Séances sans cours',
  ofSeries: (title: string) => `Progression «\u00a0${title}\u00a0»`,
  choose: 'texte suivant, précédent',
  open: 'ouvrir la séance',
  close: 'revenir à la semaine',
}

export const kindNames: Readonly<Record<Written['kind'], string>> = {
  entry: 'Séance',
  homework: 'Travail à faire',
  note: 'Note personnelle',
  series: 'Séance préparée',
}
