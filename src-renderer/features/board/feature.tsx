import { LayoutGrid } from 'lucide-react'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { commandLabels } from './command-labels.fr.ts'
import { labels, roles } from './labels.fr.ts'
import { refusalLabels } from './refusal-labels.fr.ts'

/** The live board of the vie scolaire, as the shell knows it; announced absences are told here. */
export const boardFeature: FeatureLine = {
  name: 'board',
  label: labels.feature,
  icon: LayoutGrid,
  roles,
  isModule: true,
  screen: () => import('./board-screen.tsx'),
  palette: ({ open }) => [{ id: 'board', title: labels.paletteOpen, run: () => open('board') }],
  commandLabels,
  refusalLabels,
}
