import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { aboutFeature } from '#renderer/features/about/feature.tsx'
import { administrationFeature } from '#renderer/features/administration/feature.tsx'
import { readingFeature } from '#renderer/features/cahier-de-textes/reading-feature.tsx'
import { visaFeature } from '#renderer/features/cahier-de-textes/visa-feature.tsx'
import { cahierFeature } from '#renderer/features/cahier-de-textes/feature.tsx'
import { boardFeature } from '#renderer/features/board/feature.tsx'
import { diagnosticFeature } from '#renderer/features/diagnostic/feature.tsx'
import { directoryFeature } from '#renderer/features/directory/feature.tsx'
import { rollCallFeature } from '#renderer/features/roll-call/feature.tsx'
import { lateDeskFeature } from '#renderer/features/late-desk/feature.tsx'
import { problemFeature } from '#renderer/features/problem/feature.tsx'
import { settingsFeature } from '#renderer/features/settings/feature.tsx'
import { waitingFeature } from '#renderer/features/waiting/feature.tsx'

/** Every feature, one line each, in the order of the rail. */
export const featureLines: readonly FeatureLine[] = [
  boardFeature,
  lateDeskFeature,
  rollCallFeature,
  cahierFeature,
  visaFeature,
  readingFeature,
  administrationFeature,
  directoryFeature,
  waitingFeature,
  settingsFeature,
  problemFeature,
  diagnosticFeature,
  aboutFeature,
]
