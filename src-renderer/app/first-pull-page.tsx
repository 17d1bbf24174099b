import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { formatNumber } from '#renderer/ui/format-fr.ts'
import { Progress } from '#renderer/ui/progress.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { shellLabels } from './shell-labels.fr.ts'

/** A profile’s first data on this post are on their way: the modules would show empty lists as if nobody were there. */
export function useIsFirstPull(): boolean {
  return useSyncStatus((status) => status.dataAsOf === null && status.firstPull !== null)
}

export function FirstPullPage() {
  const rows = useSyncStatus((status) => status.firstPull?.rows ?? 0)
  return (
    <EmptyPage
      title={shellLabels.firstPull}
      action={<Progress words={shellLabels.firstPullRows(formatNumber(rows))} />}
    >
      {shellLabels.firstPullBody}
    </EmptyPage>
  )
}
