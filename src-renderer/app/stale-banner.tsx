import { useSchoolZone } from '#renderer/features/use-school-wall.ts'
import { dataAge } from '#renderer/features/data-age.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { capitalised } from '#renderer/ui/format-fr.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { useNow } from '#renderer/ui/use-now.ts'
import { shellLabels } from './shell-labels.fr.ts'

/** Data older than a week: a sentence in the page that uses them, beside the red of the top bar (design §6, C11). */
export function StaleBanner() {
  const dataAsOf = useSyncStatus((status) => status.dataAsOf)
  const zone = useSchoolZone()
  const age = dataAge(dataAsOf, useNow(), zone)
  if (age.tone !== 'stale') return null
  return (
    <aside aria-label={capitalised(age.words)}>
      <Notice tone="rouge" status="warning" title={capitalised(age.words)}>
        {shellLabels.stale}
      </Notice>
    </aside>
  )
}
