import { useState, type ReactNode } from 'react'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { observationMax } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import type { GrantVisaArgs } from '#shared/domain/cahier-de-textes/visa/visa-commands.ts'
import type { VisaNotice } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import { useDraft } from '#renderer/store/drafts.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { labels } from './labels.fr.ts'
import { vise } from './vise.ts'

/** Asks before sealing, since it is never undone; with the words for the teacher. For an inspector, under his pass (C2). */
export function useVise(
  notices: readonly VisaNotice[],
  visit: GrantVisaArgs['visit'] = null,
): {
  readonly ask: (entries: readonly CahierEntry[]) => void
  readonly dialog: ReactNode
} {
  const [asked, setAsked] = useState<readonly CahierEntry[] | null>(null)
  const [text, setText, clear] = useDraft('visa-observation')
  const give = async (entries: readonly CahierEntry[]) => {
    setAsked(null)
    const result = await vise(entries, notices, text.trim(), visit)
    if (!result) return
    if (result.kind === 'durable') clear()
    const told =
      result.kind === 'refused' ? tellRefusal(result.code, result.params).says : labels.vised(entries.length)
    showToast({ text: told })
  }
  const dialog = asked && (
    <Dialog
      isOpen
      hasForm
      title={labels.confirmTitle(asked.length)}
      safe={{ label: labels.cancel, onPress: () => setAsked(null) }}
      others={[{ label: labels.vise, onPress: () => void give(asked), chord: 'Ctrl+Enter' }]}
    >
      <p>{labels.confirmDetail}</p>
      <TextArea
        label={labels.comment}
        help={labels.commentHelp}
        value={text}
        onChange={setText}
        max={observationMax}
        rows={3}
      />
    </Dialog>
  )
  return { ask: setAsked, dialog }
}
