import { type RefObject } from 'react'
import { writeEntry } from '#shared/domain/cahier-de-textes/entry/entry-commands.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { countSigns, richTextMax } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { Button } from '#renderer/ui/button.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { ContentsFields } from '#renderer/features/cahier-de-textes/text/contents-fields.tsx'
import { labels } from './labels.fr.ts'
import { OtherLessons } from './other-lessons.tsx'
import { useEntryDraft, type EntryDraft } from './use-entry-draft.ts'
import { usePublicationLine } from './use-publication-line.ts'
import type { Cell } from './week-queries.ts'
import styles from './entry-panel.module.css'

interface EntryFormProps {
  readonly lesson: Lesson
  readonly entry: CahierEntry | undefined
  /** The lessons around, to copy to; none beside another screen. */
  readonly cells: readonly Cell[]
  /** Beside another screen, its keys work there alone: the other screen keeps its own. */
  readonly within?: RefObject<Element | null> | undefined
  readonly isFocused?: boolean
}

function useSave(lesson: Lesson, draft: EntryDraft) {
  const { refusal, isKept } = useRefusal()
  const save = async () => {
    const { contents, base } = draft
    if (!draft.isChanged || countSigns(contents.text) > richTextMax) return
    if (!isKept(await runCommand(writeEntry, { lessonId: lesson.id, contents, base }))) return
    draft.clear(contents)
    showToast({ text: labels.saved })
  }
  return { save, refusal }
}

/** What was done in the lesson: title, text, documents; half typed, it is kept and given back (V5). */
export function EntryForm({ lesson, entry, cells, within, isFocused = false }: EntryFormProps) {
  const draft = useEntryDraft(lesson.id, entry)
  const { save, refusal } = useSave(lesson, draft)
  const publication = usePublicationLine(lesson, entry)
  useKeys({
    name: labels.entry,
    ...(within && { within }),
    bindings: [{ keys: ['Ctrl+Enter'], label: labels.save, worksInFields: true, run: () => void save() }],
  })
  return (
    <section className={styles.form} aria-label={labels.contents}>
      <ContentsFields
        about={lesson.id}
        contents={draft.contents}
        edition={draft.edition}
        isFocused={isFocused}
        onChange={draft.change}
      />
      <RefusalNotice refusal={refusal} />
      <div className={styles.foot}>
        <p className={styles.quiet}>{draft.isChanged ? labels.keptAsDraft : entry ? publication : ''}</p>
        <div className={styles.tools}>
          <Button
            look={within ? 'ordinary' : 'primary'}
            chord="Ctrl+Enter"
            closedBecause={draft.isChanged ? undefined : labels.nothingToSave}
            isReasonSilent
            onClick={() => void save()}
          >
            {labels.save}
          </Button>
        </div>
      </div>
      {entry && !draft.isChanged && cells.length > 0 && (
        <OtherLessons lesson={lesson} entry={entry} cells={cells} />
      )}
    </section>
  )
}
