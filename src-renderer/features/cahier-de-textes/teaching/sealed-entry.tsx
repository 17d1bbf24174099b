import { useState } from 'react'
import { addAddendum } from '#shared/domain/cahier-de-textes/visa/addendum-commands.ts'
import { addendumTextMax } from '#shared/domain/cahier-de-textes/visa/addendum.ts'
import type { AddendumId } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { writeEntry } from '#shared/domain/cahier-de-textes/entry/entry-commands.ts'
import { countSigns, emptyText, isBlank, type RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { ContentsText, SealAndAddenda } from '#renderer/features/cahier-de-textes/sealed/entry-text.tsx'
import { TextEditor } from '#renderer/features/cahier-de-textes/text/text-editor.tsx'
import { useDraft } from '#renderer/store/drafts.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { settleItem, usePendingItems } from '#renderer/sync/pending-items.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { HomeworkItem } from './homework-section.tsx'
import { labels } from './labels.fr.ts'
import items from '#renderer/features/cahier-de-textes/text/item.module.css'
import styles from './entry-panel.module.css'

/** What its author wrote before hearing of the seal: refused by the portal, or still half typed here. Never lost (S17). */
interface KeptText {
  readonly text: RichText
  readonly mid: number | null
}

function useKeptText(entry: CahierEntry): { kept: KeptText | null; forget: () => void } {
  const [draft, , clearDraft] = useDraft(`entry:${entry.lessonId}`)
  const toDecide = usePendingItems((items) => items.toDecide)
  const refusedOne = toDecide.find(({ name, args, code }) => {
    const parsed = name === writeEntry.name ? writeEntry.args.safeParse(args) : null
    return code === 'entry-sealed' && parsed?.success && parsed.data.lessonId === entry.lessonId
  })
  const kept: KeptText | null = refusedOne
    ? { text: writeEntry.args.parse(refusedOne.args).contents.text, mid: refusedOne.mid }
    : draft !== ''
      ? { text: (JSON.parse(draft) as { contents: { text: RichText } }).contents.text, mid: null }
      : null
  const forget = () => {
    clearDraft()
    if (refusedOne) void settleItem(refusedOne.mid)
  }
  return { kept, forget }
}

function AddendumForm({
  entry,
  start,
  onDone,
}: {
  readonly entry: CahierEntry
  readonly start: RichText
  readonly onDone: (isAdded: boolean) => void
}) {
  const [draft, setDraft, clearDraft] = useDraft(`addendum:${entry.id}`)
  const text = draft === '' ? start : (JSON.parse(draft) as RichText)
  const [first] = useState(text)
  const { refusal, isKept } = useRefusal()
  const isReady = !isBlank(text) && countSigns(text) <= addendumTextMax
  const add = async () => {
    if (!isReady) return
    const addendumId = crypto.randomUUID() as string as AddendumId
    const result = await runCommand(addAddendum, { entryId: entry.id, addendumId, text })
    if (!isKept(result)) return
    clearDraft()
    showToast({ text: labels.addendumSaved })
    onDone(true)
  }
  return (
    <div className={items.item}>
      <div className={styles.form}>
        <TextEditor
          label={labels.addendumText}
          start={first}
          max={addendumTextMax}
          isFocused
          onChange={(next) => setDraft(JSON.stringify(next))}
        />
        <RefusalNotice refusal={refusal} />
        <div className={styles.tools}>
          <Button
            look="primary"
            closedBecause={isReady ? undefined : labels.addendumNotReady}
            isReasonSilent
            onClick={() => void add()}
          >
            {labels.addAddendum}
          </Button>
          <Button
            onClick={() => {
              clearDraft()
              onDone(false)
            }}
          >
            {labels.cancel}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** A sealed entry: to read, with its seal; what is added comes under it (C1). */
export function SealedEntry({ entry }: { readonly entry: CahierEntry }) {
  const { kept, forget } = useKeptText(entry)
  const [start, setStart] = useState<RichText | null>(null)
  const done = (isAdded: boolean) => {
    setStart(null)
    if (isAdded) forget()
  }
  return (
    <>
      <ContentsText entry={entry} />
      {entry.homework.map((homework) => (
        <div key={homework.id} className={items.item}>
          <HomeworkItem homework={homework} />
        </div>
      ))}
      <SealAndAddenda entry={entry} />
      <p className={styles.quiet}>{labels.sealedHelp}</p>
      {kept && start === null && (
        <Notice tone="ocre" status="here" title={labels.keptTitle}>
          <p>{labels.keptDetail}</p>
          <div className={styles.tools}>
            <Button onClick={() => setStart(kept.text)}>{labels.keptAsAddendum}</Button>
            <Button look="link" onClick={forget}>
              {labels.keptForget}
            </Button>
          </div>
        </Notice>
      )}
      {start === null ? (
        <div className={styles.tools}>
          <Button onClick={() => setStart(emptyText)}>{labels.addAddendum}</Button>
        </div>
      ) : (
        <AddendumForm entry={entry} start={start} onDone={done} />
      )}
    </>
  )
}
