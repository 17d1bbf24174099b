import { BookText } from 'lucide-react'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { commandLabels } from './command-labels.fr.ts'
import { refusalLabels } from './refusal-labels.fr.ts'
import { labels, roles } from './teaching/labels.fr.ts'

/** The teacher’s cahier de textes, as the shell knows it. */
export const cahierFeature: FeatureLine = {
  name: 'cahier-de-textes',
  label: labels.feature,
  icon: BookText,
  roles,
  isModule: true,
  screen: () => import('./teaching/cahier-screen.tsx'),
  palette: ({ open }) => [
    { id: 'cahier-de-textes', title: labels.palette, run: () => open('cahier-de-textes') },
  ],
  commandLabels,
  refusalLabels,
}
