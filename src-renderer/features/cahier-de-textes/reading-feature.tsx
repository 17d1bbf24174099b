import { BookOpenCheck } from 'lucide-react'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { labels, roles } from './reading/labels.fr.ts'

/** The inspector’s reading, as the shell knows it. */
export const readingFeature: FeatureLine = {
  name: 'reading',
  label: labels.feature,
  icon: BookOpenCheck,
  roles,
  isModule: true,
  screen: () => import('./reading/reading-screen.tsx'),
  palette: ({ open }) => [{ id: 'reading', title: labels.palette, run: () => open('reading') }],
  commandLabels: {},
  refusalLabels: {},
}
