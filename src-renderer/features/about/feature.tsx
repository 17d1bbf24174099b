import { Info } from 'lucide-react'
import { roles } from '#shared/domain/core/actor.ts'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { aboutLabels } from './labels.fr.ts'

export const aboutFeature: FeatureLine = {
  name: 'about',
  label: aboutLabels.name,
  icon: Info,
  roles,
  isModule: false,
  screen: async () => ({ Screen: (await import('./about-screen.tsx')).AboutScreen }),
  commandLabels: {},
  refusalLabels: {},
}
