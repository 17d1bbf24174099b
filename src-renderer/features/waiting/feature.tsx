import { Inbox } from 'lucide-react'
import { roles } from '#shared/domain/core/actor.ts'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { waitingLabels } from './labels.fr.ts'

export const waitingFeature: FeatureLine = {
  name: 'waiting',
  label: waitingLabels.name,
  icon: Inbox,
  roles,
  isModule: false,
  screen: async () => ({ Screen: (await import('./waiting-screen.tsx')).WaitingScreen }),
  commandLabels: {},
  refusalLabels: {},
}
