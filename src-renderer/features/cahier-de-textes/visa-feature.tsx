import { Stamp } from 'lucide-react'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { documentsRefusals } from './documents/documents-labels.fr.ts'
import { labels, roles } from './visa/labels.fr.ts'

/** The visa, as the shell knows it; its words of commands are those of the cahier de textes. */
export const visaFeature: FeatureLine = {
  name: 'visa',
  label: labels.feature,
  icon: Stamp,
  roles,
  isModule: true,
  screen: () => import('./visa/visa-screen.tsx'),
  palette: ({ open }) => [
    { id: 'visa', title: labels.palette, run: () => open('visa') },
    { id: 'visa-documents', title: labels.paletteDocuments, run: () => open('visa', 'documents') },
    { id: 'visa-announce', title: labels.paletteAnnounce, run: () => open('visa', 'announce') },
  ],
  commandLabels: {},
  refusalLabels: documentsRefusals,
}
