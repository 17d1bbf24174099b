import { Stethoscope } from 'lucide-react'
import { roles } from '#shared/domain/core/actor.ts'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { diagnosticLabels } from './labels.fr.ts'

export const diagnosticFeature: FeatureLine = {
  name: 'diagnostic',
  label: diagnosticLabels.name,
  icon: Stethoscope,
  roles,
  isModule: false,
  screen: async () => ({ Screen: (await import('./diagnostic-screen.tsx')).DiagnosticScreen }),
  commandLabels: {},
  refusalLabels: {},
}
