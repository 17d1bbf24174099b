import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { importAnswer, type ImportAnswer } from '#shared/protocol/administration.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { callPortal } from '#renderer/features/call-portal.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { connectHost } from '#renderer/host/connect-host.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { formatSize } from '#renderer/ui/format-fr.ts'
import { Progress } from '#renderer/ui/progress.tsx'
import styles from './administration.module.css'
import { HeldList } from './held-list.tsx'
import { ImportReport } from './import-report.tsx'
import { administrationLabels, importLabels } from './labels.fr.ts'

interface ChosenFile {
  readonly name: string
  /** Base64. */
  readonly bytes: string
}

const accepted = ['.xml', '.zip', '.csv', '.json', '.ics']

type Running = 'none' | 'dry' | 'real'

function useImport() {
  const [files, setFiles] = useState<readonly ChosenFile[]>([])
  const [answer, setAnswer] = useState<ImportAnswer | null>(null)
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const [running, setRunning] = useState<Running>('none')
  const pick = async () => {
    const host = await connectHost()
    const picked = await host.files.pick({ accept: accepted, multiple: true })
    if (picked.files.length === 0) return
    setFiles(picked.files)
    setAnswer(null)
    setRefusal(null)
  }
  const run = async (dryRun: boolean) => {
    setRunning(dryRun ? 'dry' : 'real')
    setAnswer(null)
    const call = await callPortal('/administration/import', importAnswer, {
      method: 'POST',
      body: { files, dryRun },
      timeoutMs: 120_000,
    })
    setRunning('none')
    setAnswer(call.kind === 'answer' ? call.value : null)
    setRefusal(call.kind === 'refused' ? tellRefusal(call.code, call.params) : null)
  }
  return { files, answer, refusal, running, pick, run }
}

function ChosenFiles({ files }: { readonly files: readonly ChosenFile[] }) {
  if (files.length === 0) return null
  return (
    <section>
      <h2 className={styles.title}>{importLabels.files}</h2>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.name}>
            {file.name} · {formatSize(Math.round((file.bytes.length * 3) / 4))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Choose, try without writing, read the report, confirm. */
export function ImportPanel() {
  const { files, answer, refusal, running, pick, run } = useImport()
  const [isAsking, setAsking] = useState(false)
  const wasTried = answer?.report != null && !answer.report.written
  const confirm = () => {
    setAsking(false)
    void run(false)
  }
  return (
    <div className={styles.reading}>
      <p className={styles.detail}>{importLabels.detail}</p>
      <div className={styles.row}>
        <Button icon={FileUp} onClick={() => void pick()}>
          {importLabels.pick}
        </Button>
        {files.length > 0 && <Button onClick={() => void run(true)}>{importLabels.dryRun}</Button>}
        {files.length > 0 && (
          <Button
            look="primary"
            closedBecause={wasTried ? undefined : importLabels.confirmFirst}
            onClick={() => setAsking(true)}
          >
            {importLabels.confirm}
          </Button>
        )}
      </div>
      <ChosenFiles files={files} />
      {running !== 'none' && (
        <Progress words={running === 'dry' ? importLabels.running : importLabels.writing} />
      )}
      <RefusalNotice refusal={refusal} />
      {answer && <ImportReport answer={answer} />}
      <HeldList key={answer?.report?.written ? 'after' : 'before'} />
      <Dialog
        isOpen={isAsking}
        title={importLabels.confirmTitle}
        safe={{ label: administrationLabels.cancel, onPress: () => setAsking(false) }}
        others={[{ label: importLabels.confirm, onPress: confirm }]}
      >
        <p>{importLabels.confirmBody}</p>
      </Dialog>
    </div>
  )
}
