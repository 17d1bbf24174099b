import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { PortalData } from '#renderer/features/use-portal-data.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Progress } from '#renderer/ui/progress.tsx'
import { useLate } from '#renderer/ui/use-now.ts'
import styles from './administration.module.css'
import { administrationLabels } from './labels.fr.ts'

/** What is said while the portal is being read, or when it cannot be. */
export function PortalState({ data }: { readonly data: PortalData<unknown> }) {
  const isLate = useLate(data.isLoading)
  const told = data.failure && tellRefusal(data.failure.code, data.failure.params)
  if (!isLate && !told) return null
  return (
    <div className={styles.state}>
      {isLate && <Progress words={administrationLabels.loading} />}
      {told && (
        <Notice tone="ocre" status="warning" title={told.says}>
          <p>{told.todo}</p>
          <Button size="head" onClick={data.reload}>
            {administrationLabels.retry}
          </Button>
        </Notice>
      )}
    </div>
  )
}
