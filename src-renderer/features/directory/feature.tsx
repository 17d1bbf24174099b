import { ContactRound } from 'lucide-react'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { directoryLabels } from './labels.fr.ts'

export const directoryFeature: FeatureLine = {
  name: 'directory',
  label: directoryLabels.name,
  icon: ContactRound,
  roles: ['teacher', 'cpe', 'aed', 'direction', 'secretariat', 'administrator'],
  isModule: false,
  screen: async () => ({ Screen: (await import('./directory-screen.tsx')).DirectoryScreen }),
  commandLabels: {},
  refusalLabels: {},
}
