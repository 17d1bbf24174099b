import { LayoutGrid } from 'lucide-react'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { labels, roles } from './labels.fr.ts'

/** The live board of the vie scolaire, as the shell knows it. It reads; it has no command of its own. */
export const boardFeature: FeatureLine = {
  name: 'board',
  label: labels.feature,
  icon: LayoutGrid,
  roles,
  isModule: true,
  screen: () => import('./board-screen.tsx'),
  palette: ({ open }) => [{ id: 'board', title: labels.paletteOpen, run: () => open('board') }],
  commandLabels: {},
  refusalLabels: {},
}
