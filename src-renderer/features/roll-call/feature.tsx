import { ClipboardCheck } from 'lucide-react'
import type { FeatureLine, PaletteAction, PaletteContext } from '#renderer/features/feature-line.ts'
import { commandLabels } from './command-labels.fr.ts'
import { labels, roles } from './labels.fr.ts'
import { refusalLabels } from './refusal-labels.fr.ts'

function palette({ open }: PaletteContext): readonly PaletteAction[] {
  return [{ id: 'roll-call', title: labels.paletteToday, run: () => open('roll-call') }]
}

/** The roll call, as the shell knows it. */
export const rollCallFeature: FeatureLine = {
  name: 'roll-call',
  label: labels.feature,
  icon: ClipboardCheck,
  roles,
  isModule: true,
  screen: () => import('./roll-call-screen.tsx'),
  palette,
  commandLabels,
  refusalLabels,
}
