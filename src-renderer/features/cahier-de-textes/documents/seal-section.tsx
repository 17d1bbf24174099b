import type { SealCheck } from '#shared/protocol/cahier-documents.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { documentsLabels as labels } from './documents-labels.fr.ts'
import styles from './documents.module.css'
import { JobLine } from './job-line.tsx'
import { isOpenJob, startJob, usePortalJobs } from './portal-jobs.ts'

function Differences({ check }: { readonly check: SealCheck }) {
  const left = check.differences - check.shown.length
  return (
    <Notice tone="rouge" status="refused" title={labels.differs(check)} isUrgent>
      <ul className={styles.differences}>
        {check.shown.map((one, at) => (
          <li key={at}>
            <b>{one.cahier}</b>
            <br />
            {labels.difference(one)}
          </li>
        ))}
        {left > 0 && <li>{labels.more(left)}</li>}
      </ul>
    </Notice>
  )
}

/** The re-check of every seal, by the portal: what holds, and which entry differs (C1). */
export function SealSection() {
  const { job } = usePortalJobs((jobs) => jobs['seal-check'])
  const check = job?.check
  return (
    <section className={styles.section}>
      <h3>{labels.sealTitle}</h3>
      <p className={styles.quiet}>{labels.sealHelp}</p>
      <JobLine kind="seal-check" />
      <div className={styles.tools}>
        <Button
          closedBecause={isOpenJob(job) ? labels.checking : undefined}
          isReasonSilent
          onClick={() => void startJob('seal-check')}
        >
          {labels.check}
        </Button>
      </div>
      {check && check.differences === 0 && (
        <div role="status">
          <Notice tone="vert" status="done" title={labels.holds(check)} />
        </div>
      )}
      {check && check.differences > 0 && <Differences check={check} />}
    </section>
  )
}
