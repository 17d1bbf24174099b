import { useState } from 'react'
import { addCounterEntry } from '#shared/domain/cahier-de-textes/visa/addendum-commands.ts'
import { addendumTextMax } from '#shared/domain/cahier-de-textes/visa/addendum.ts'
import type { AddendumId, GrantId } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { richTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import { useDraft } from '#renderer/store/drafts.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { labels } from './labels.fr.ts'

/** A visa is never withdrawn: what was a mistake is said under it, and sealed (C1). */
export function CounterDialog({
  entry,
  onClose,
}: {
  readonly entry: CahierEntry
  readonly onClose: () => void
}) {
  const [text, setText, clear] = useDraft(`counter:${entry.id}`)
  const [error, setError] = useState<string | undefined>()
  const write = async () => {
    if (text.trim() === '' || text.length > addendumTextMax) return
    const result = await runCommand(addCounterEntry, {
      entryId: entry.id,
      cahierId: entry.cahierId,
      addendumId: crypto.randomUUID() as string as AddendumId,
      grantId: crypto.randomUUID() as string as GrantId,
      text: richTextOf(text.trim()),
    })
    if (result.kind === 'refused') return setError(tellRefusal(result.code, result.params).says)
    clear()
    showToast({ text: labels.counterSaved })
    return onClose()
  }
  return (
    <Dialog
      isOpen
      hasForm
      title={labels.counterTitle}
      safe={{ label: labels.cancel, onPress: onClose }}
      others={[{ label: labels.write, onPress: () => void write(), chord: 'Ctrl+Enter' }]}
    >
      <p>{labels.counterDetail}</p>
      <TextArea
        label={labels.counterText}
        value={text}
        onChange={setText}
        max={addendumTextMax}
        error={error}
        rows={4}
        autoFocus
      />
    </Dialog>
  )
}
