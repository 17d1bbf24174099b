import type { VisaPdfMessage } from '#shared/protocol/cahier-documents.ts'
import { Button } from '#renderer/ui/button.tsx'
import { documentsLabels as labels } from './documents-labels.fr.ts'
import styles from './documents.module.css'
import { JobLine } from './job-line.tsx'
import { isOpenJob, startJob, usePortalJobs, type JobKind } from './portal-jobs.ts'
import { SaveButton } from './save-button.tsx'

interface PrintToolsProps {
  readonly kind: Extract<JobKind, 'visa-pdf' | 'own-pdf'>
  readonly choice: VisaPdfMessage
}

/** Asks the portal for a PDF, tells how far it is, saves it; why it could not be made stays in place. */
export function PrintTools({ kind, choice }: PrintToolsProps) {
  const { job } = usePortalJobs((jobs) => jobs[kind])
  return (
    <>
      <JobLine kind={kind} />
      <div className={styles.tools}>
        <Button
          closedBecause={isOpenJob(job) ? labels.printing : undefined}
          isReasonSilent
          onClick={() => void startJob(kind, choice)}
        >
          {labels.print}
        </Button>
        {job?.document && (
          <>
            <SaveButton document={job.document} look="primary" />
            <span role="status">{labels.ready(job.document)}</span>
          </>
        )}
      </div>
    </>
  )
}
