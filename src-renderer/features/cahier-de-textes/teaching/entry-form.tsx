import { useState } from 'react'
import { writeEntry } from '#shared/domain/cahier-de-textes/entry/entry-commands.ts'
import { isPublished, publicationOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { titleMax, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import {
  cahierSettingsRecord,
  defaultCahierSettings,
} from '#shared/domain/cahier-de-textes/cahier-settings.ts'
import { countSigns, richTextMax } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { TextEditor } from '#renderer/features/cahier-de-textes/text/text-editor.tsx'
import { labels } from './labels.fr.ts'
import { OtherLessons } from './other-lessons.tsx'
import { useEntryDraft, type EntryDraft } from './use-entry-draft.ts'
import type { Cell } from './week-queries.ts'
import styles from './entry-panel.module.css'

interface EntryFormProps {
  readonly lesson: Lesson
  readonly entry: CahierEntry | undefined
  readonly cells: readonly Cell[]
}

/** When families will see it: at once, at the lesson, or after the pause numérique (S20). */
function usePublication(lesson: Lesson, entry: CahierEntry | undefined): string {
  const wall = useSchoolWall()
  const { settings } = useSchool()
  const { publication } = useRecord(cahierSettingsRecord, defaultCahierSettings.id) ?? defaultCahierSettings
  const { quietHours } = settings
  if (entry && isPublished(entry, wall)) return labels.published
  const { date, time } = entry?.publishAt ?? publicationOf(lesson, { publication, quietHours }, wall)
  const isLesson = date === lesson.date && (time === lesson.start || time === lesson.end)
  return isLesson ? labels.leavesAt(date, time) : labels.leavesAfterPause(date, time)
}

function useSave(lesson: Lesson, draft: EntryDraft) {
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const save = async () => {
    const { contents, base } = draft
    if (!draft.isChanged || countSigns(contents.text) > richTextMax) return
    const result = await runCommand(writeEntry, { lessonId: lesson.id, contents, base })
    setRefusal(result.kind === 'refused' ? tellRefusal(result.code, result.params) : null)
    if (result.kind === 'refused') return
    draft.clear(contents)
    showToast({ text: labels.saved })
  }
  return { save, refusal }
}

/** What was done in the lesson: title, text; half typed, it is kept and given back (V5). */
export function EntryForm({ lesson, entry, cells }: EntryFormProps) {
  const draft = useEntryDraft(lesson.id, entry)
  const { save, refusal } = useSave(lesson, draft)
  const publication = usePublication(lesson, entry)
  const { contents } = draft
  useKeys({
    name: labels.entry,
    bindings: [{ keys: ['Ctrl+Enter'], label: labels.save, run: () => void save() }],
  })
  return (
    <section className={styles.form} aria-label={labels.contents}>
      <TextField
        label={labels.title}
        value={contents.title}
        maxLength={titleMax}
        onChange={(title) => draft.change({ ...contents, title })}
      />
      <TextEditor
        key={draft.edition}
        label={labels.contents}
        start={contents.text}
        max={richTextMax}
        onChange={(text) => draft.change({ ...contents, text })}
      />
      <RefusalNotice refusal={refusal} />
      <div className={styles.foot}>
        <p className={styles.quiet}>{draft.isChanged ? labels.keptAsDraft : entry ? publication : ''}</p>
        <div className={styles.tools}>
          {entry && !draft.isChanged && <OtherLessons lesson={lesson} entry={entry} cells={cells} />}
          <Button
            look="primary"
            chord="Ctrl+Enter"
            closedBecause={draft.isChanged ? undefined : labels.nothingToSave}
            isReasonSilent
            onClick={() => void save()}
          >
            {labels.save}
          </Button>
        </div>
      </div>
    </section>
  )
}
