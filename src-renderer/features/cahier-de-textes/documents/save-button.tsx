import { Download } from 'lucide-react'
import { useState } from 'react'
import type { MadeDocument } from '#shared/protocol/cahier-documents.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { connectHost } from '#renderer/host/connect-host.ts'
import { isHostError } from '#renderer/host/host-error.ts'
import { Button } from '#renderer/ui/button.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { documentsLabels as labels } from './documents-labels.fr.ts'

/** Why a document was not saved; null when it was, or when the person gave up. */
async function save({ id, fileName }: MadeDocument): Promise<RefusalLabel | null> {
  const host = await connectHost()
  try {
    const reply = await host.portal.save({ path: `/cahiers/documents/${id}/file`, suggestedName: fileName })
    switch (reply.kind) {
      case 'saved':
        showToast({ text: labels.saved(fileName) })
        return null
      case 'given-up':
        return null
      case 'refusal':
        return tellRefusal(reply.code, reply.params)
      case 'busy':
        return tellRefusal('busy')
      case 'fault':
        return tellRefusal(reply.fault)
    }
  } catch (error) {
    if (!isHostError(error)) throw error
    return tellRefusal(error.code, error.params)
  }
}

/** Brings a document of the portal where the person says; it goes through the host, never through the window. */
export function SaveButton({
  document,
  look,
}: {
  readonly document: MadeDocument
  readonly look?: 'primary'
}) {
  const [isSaving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const press = async () => {
    setSaving(true)
    setRefusal(null)
    const found = await save(document).finally(() => setSaving(false))
    setRefusal(found)
  }
  return (
    <>
      <Button
        icon={Download}
        look={look ?? 'ordinary'}
        aria-label={labels.saveNamed(document.fileName)}
        closedBecause={isSaving ? labels.saving : undefined}
        isReasonSilent
        onClick={() => void press()}
      >
        {isSaving ? labels.saving : labels.save}
      </Button>
      <RefusalNotice refusal={refusal} />
    </>
  )
}
