import { useCallback, useEffect, useState } from 'react'
import { lineLooks } from '#renderer/features/line-labels.fr.ts'
import { usePost } from '#renderer/features/post-store.ts'
import { connectHost } from '#renderer/host/connect-host.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { Button } from '#renderer/ui/button.tsx'
import { MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Progress } from '#renderer/ui/progress.tsx'
import { StatusIcon, type StatusKind } from '#renderer/ui/status-chip.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useLate } from '#renderer/ui/use-now.ts'
import { diagnosticReport, type Diagnosis } from './diagnostic-report.ts'
import styles from './diagnostic-panel.module.css'
import { detailLabels, diagnosticLabels, stateLabels, stepLabels } from './labels.fr.ts'

const statusOf = { ok: 'done', failed: 'refused', 'not-reached': 'later' } as const satisfies Record<
  string,
  StatusKind
>

function useDiagnosis() {
  const [diagnosis, setDiagnosis] = useState<Diagnosis | 'failed' | null>(null)
  const run = useCallback(() => {
    setDiagnosis(null)
    void connectHost()
      .then((host) => host.portal.diagnose({}))
      .then(setDiagnosis, () => setDiagnosis('failed'))
  }, [])
  useEffect(run, [run])
  return { diagnosis, run }
}

/** A missing session is put right by signing in: it is not a fault of the line. */
function isFault(step: Diagnosis['steps'][number]): boolean {
  return step.state === 'failed' && step.step !== 'session'
}

function Step({ step }: { readonly step: Diagnosis['steps'][number] }) {
  const label = stepLabels[step.step]
  const says = step.state === 'not-reached' ? stateLabels['not-reached'] : label[step.state]
  const isSession = step.step === 'session' && step.state === 'failed'
  return (
    <MarginRow
      margin={<StatusIcon status={isSession ? 'warning' : statusOf[step.state]} />}
      tone={isFault(step) ? 'rouge' : undefined}
      value={step.state === 'not-reached' || isSession ? undefined : stateLabels[step.state]}
      detail={detailLabels[step.detail] ?? says}
    >
      <b>{label.name}</b>
    </MarginRow>
  )
}

/** The steps a technician would look at, in their order, and a report to copy (law S19). */
export function DiagnosticPanel() {
  const { diagnosis, run } = useDiagnosis()
  const about = usePost((post) => post.about)
  const line = useSyncStatus((status) => lineLooks[status.line].words)
  const isLate = useLate(diagnosis === null)
  const found = diagnosis === 'failed' ? null : diagnosis
  const copy = (shown: Diagnosis) =>
    void navigator.clipboard
      .writeText(diagnosticReport(shown, about, line))
      .then(() => showToast({ text: diagnosticLabels.copied }))
  return (
    <div className={styles.panel}>
      <p className={styles.detail}>{diagnosticLabels.detail}</p>
      {isLate && <Progress words={diagnosticLabels.running} />}
      {diagnosis === 'failed' && (
        <Notice tone="rouge" status="refused" title={diagnosticLabels.failed} isUrgent />
      )}
      {found && (
        <>
          <MarginList aria-label={diagnosticLabels.steps} rowHeight={48}>
            {found.steps.map((step) => (
              <Step key={step.step} step={step} />
            ))}
          </MarginList>
          <pre className={styles.report} tabIndex={0} aria-label={diagnosticLabels.copy}>
            {diagnosticReport(found, about, line)}
          </pre>
          <p className={styles.detail}>{diagnosticLabels.noPersonal}</p>
        </>
      )}
      <div className={styles.tools}>
        {found && <Button onClick={() => copy(found)}>{diagnosticLabels.copy}</Button>}
        <Button onClick={run}>{diagnosticLabels.run}</Button>
      </div>
    </div>
  )
}
