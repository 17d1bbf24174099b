import { Ticket } from 'lucide-react'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { commandLabels } from './command-labels.fr.ts'
import { labels, roles } from './labels.fr.ts'
import { refusalLabels } from './refusal-labels.fr.ts'

/** The late desk, as the shell knows it. */
export const lateDeskFeature: FeatureLine = {
  name: 'late-desk',
  label: labels.feature,
  icon: Ticket,
  roles,
  isModule: true,
  screen: () => import('./late-desk-screen.tsx'),
  palette: ({ open }) => [{ id: 'late-desk', title: labels.paletteOpen, run: () => open('late-desk') }],
  commandLabels,
  refusalLabels,
}
