import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Progress } from '#renderer/ui/progress.tsx'
import { documentsLabels as labels } from './documents-labels.fr.ts'
import styles from './documents.module.css'
import { cancelJob, isOpenJob, usePortalJobs, type JobKind } from './portal-jobs.ts'

/** How far a piece of work of the portal is, with what stops it; why it failed. */
export function JobLine({ kind }: { readonly kind: JobKind }) {
  const { job, refusal } = usePortalJobs((jobs) => jobs[kind])
  const words =
    job?.state === 'waiting'
      ? labels.waiting
      : job && job.total > 0
        ? labels.progress(job.done, job.total)
        : labels.beginning
  return (
    <>
      {job && isOpenJob(job) && (
        <div className={styles.job}>
          <Progress words={words} done={job.done} total={job.total} />
          <Button onClick={() => void cancelJob(kind)}>{labels.cancel}</Button>
        </div>
      )}
      {job?.state === 'cancelled' && <p className={styles.quiet}>{labels.cancelled}</p>}
      <RefusalNotice refusal={refusal} />
    </>
  )
}
