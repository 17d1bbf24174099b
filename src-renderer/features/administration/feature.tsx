import { ShieldCheck } from 'lucide-react'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { administrationLabels, administrationRefusals } from './labels.fr.ts'

export const administrationFeature: FeatureLine = {
  name: 'administration',
  label: administrationLabels.railName,
  icon: ShieldCheck,
  roles: ['direction', 'administrator', 'secretariat'],
  isModule: true,
  screen: async () => ({ Screen: (await import('./administration-screen.tsx')).AdministrationScreen }),
  commandLabels: {},
  refusalLabels: administrationRefusals,
}
