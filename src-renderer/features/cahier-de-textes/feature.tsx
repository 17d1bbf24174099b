import { BookText } from 'lucide-react'
import { isOfHisCahier } from '#shared/domain/cahier-de-textes/entry/entry-rights.ts'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { commandLabels } from './command-labels.fr.ts'
import { refusalLabels } from './refusal-labels.fr.ts'
import { documentsLabels } from './documents/documents-labels.fr.ts'
import { labels, roles } from './teaching/labels.fr.ts'

/** The teacher’s cahier de textes, as the shell knows it. */
export const cahierFeature: FeatureLine = {
  name: 'cahier-de-textes',
  label: labels.feature,
  icon: BookText,
  roles,
  isModule: true,
  screen: () => import('./teaching/cahier-screen.tsx'),
  lessonAside: {
    label: labels.feature,
    icon: BookText,
    width: 460,
    isFor: (actor, lesson) => lesson.form === 'course' && isOfHisCahier(actor, lesson),
    panel: () => import('./teaching/lesson-aside.tsx'),
    dayLine: () => import('./teaching/day-line.tsx'),
  },
  palette: ({ open }) => [
    { id: 'cahier-de-textes', title: labels.palette, run: () => open('cahier-de-textes') },
    { id: 'cahier-search', title: labels.paletteSearch, run: () => open('cahier-de-textes', 'search') },
    { id: 'cahier-pdf', title: documentsLabels.ownPalette, run: () => open('cahier-de-textes', 'pdf') },
    { id: 'cahier-series', title: labels.paletteSeries, run: () => open('cahier-de-textes', 'series') },
  ],
  commandLabels,
  refusalLabels,
}
