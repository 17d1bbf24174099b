import { useState } from 'react'
import {
  problemTextMax,
  type ProblemContext,
  type ProblemReportId,
} from '#shared/domain/problem-report/problem-report.ts'
import { reportProblem } from '#shared/domain/problem-report/problem-report-commands.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { lineLooks } from '#renderer/features/line-labels.fr.ts'
import { tellHost } from '#renderer/features/host-labels.fr.ts'
import { usePost } from '#renderer/features/post-store.ts'
import { useDraft } from '#renderer/store/drafts.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { Button } from '#renderer/ui/button.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { problemLabels } from './labels.fr.ts'
import styles from './problem.module.css'

function useContextOfPost(screen: string): ProblemContext {
  const about = usePost((post) => post.about)
  const line = useSyncStatus((status) => status.line)
  return {
    screen: screen.slice(0, 60),
    version: about?.version ?? '',
    host: about?.host ?? '',
    os: (about?.os ?? '').slice(0, 80),
    postName: about?.postName ?? '',
    line: lineLooks[line].words,
  }
}

function JoinedContext({ context }: { readonly context: ProblemContext }) {
  const lines: readonly (readonly [string, string])[] = [
    [problemLabels.version, context.version],
    [problemLabels.host, tellHost(context.host)],
    [problemLabels.os, context.os],
    [problemLabels.post, context.postName],
    [problemLabels.line, context.line],
  ]
  return (
    <section className={styles.context}>
      <h2 className={styles.legend}>{problemLabels.context}</h2>
      <p className={styles.help}>{problemLabels.contextHelp}</p>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Writes a report; half-typed, it comes back after a lock (law V5). */
export function ReportForm({ screen }: { readonly screen: string }) {
  const [text, setText, clearDraft] = useDraft('problem-report')
  const [wasSent, setSent] = useState(false)
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const context = useContextOfPost(screen)
  const isEmpty = text.trim() === ''
  const isTooLong = text.trim().length > problemTextMax
  const send = async () => {
    setSent(true)
    if (isEmpty || isTooLong) return
    const id = crypto.randomUUID() as ProblemReportId
    const result = await runCommand(reportProblem, { id, text: text.trim(), context })
    setRefusal(result.kind === 'refused' ? tellRefusal(result.code, result.params) : null)
    if (result.kind === 'refused') return
    clearDraft()
    setSent(false)
    showToast({ text: problemLabels.sent })
  }
  useKeys({
    name: problemLabels.name,
    bindings: [{ keys: ['Ctrl+Enter'], label: problemLabels.send, run: () => void send() }],
  })
  const error = wasSent && isEmpty ? problemLabels.empty : isTooLong ? problemLabels.tooLong : undefined
  return (
    <div className={styles.form}>
      <TextArea
        label={problemLabels.text}
        help={problemLabels.textHelp}
        value={text}
        onChange={setText}
        max={problemTextMax}
        rows={7}
        error={error}
      />
      <RefusalNotice refusal={refusal} />
      <JoinedContext context={context} />
      <div className={styles.tools}>
        <Button look="primary" chord="Ctrl+Enter" onClick={() => void send()}>
          {problemLabels.send}
        </Button>
      </div>
    </div>
  )
}
