import { useState, type ReactNode } from 'react'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import type { RunResult } from '#renderer/store/run-result.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import styles from './asking.module.css'

interface AskingDialogProps {
  readonly title: string
  /** What will happen, under the title. */
  readonly detail: string
  readonly cancel: string
  /** The verb of its one answer. */
  readonly send: string
  /** Said once it is done. */
  readonly sent: string
  /** Null as long as something is missing; `incomplete` says what. */
  readonly run: (() => Promise<RunResult>) | null
  readonly incomplete: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form of the direction that asks or warns teachers: announces a visa, opens a reading. A refusal stays in it. */
export function AskingDialog(props: AskingDialogProps) {
  const { title, detail, cancel, send, sent, run, incomplete, onClose, children } = props
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const closedBecause = run ? undefined : incomplete
  const answer = async () => {
    if (!run) return
    const result = await run()
    if (result.kind === 'refused') return setRefusal(tellRefusal(result.code, result.params))
    showToast({ text: sent })
    return onClose()
  }
  return (
    <Dialog
      isOpen
      hasForm
      width="wide"
      title={title}
      safe={{ label: cancel, onPress: onClose }}
      others={[{ label: send, onPress: () => void answer(), chord: 'Ctrl+Enter', closedBecause }]}
    >
      <div className={styles.form}>
        <p>{detail}</p>
        {children}
        <RefusalNotice refusal={refusal} />
      </div>
    </Dialog>
  )
}

/** Fields side by side. */
export function AskingRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
