import { useState } from 'react'
import { firstIdentifiersAnswer } from '#shared/protocol/administration.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { callPortal } from '#renderer/features/call-portal.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { connectHost } from '#renderer/host/connect-host.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { accountLabels, administrationLabels } from './labels.fr.ts'

interface FirstIdentifiersDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The printable sheet of first identifiers: each print renews them, so it is asked. */
export function FirstIdentifiersDialog({ isOpen, onClose, onDone }: FirstIdentifiersDialogProps) {
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const go = async () => {
    const call = await callPortal('/administration/first-identifiers', firstIdentifiersAnswer, {
      method: 'POST',
      body: {},
      timeoutMs: 120_000,
    })
    setRefusal(call.kind === 'refused' ? tellRefusal(call.code, call.params) : null)
    if (call.kind === 'refused') return
    const host = await connectHost()
    const { saved } = await host.files.save({ suggestedName: accountLabels.sheetName, bytes: call.value.pdf })
    if (saved) showToast({ text: accountLabels.printed(call.value.accounts) })
    onDone()
    onClose()
  }
  return (
    <Dialog
      isOpen={isOpen}
      title={accountLabels.printTitle}
      safe={{ label: administrationLabels.cancel, onPress: onClose }}
      others={[{ label: accountLabels.printGo, onPress: () => void go() }]}
    >
      <p>{accountLabels.printBody}</p>
      <RefusalNotice refusal={refusal} />
    </Dialog>
  )
}
