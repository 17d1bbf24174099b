import { useMemo, useRef } from 'react'
import { writeTeacherNote } from '#shared/domain/cahier-de-textes/note/note-commands.ts'
import {
  noteTextMax,
  teacherNoteIdOf,
  teacherNoteRecord,
} from '#shared/domain/cahier-de-textes/note/teacher-note.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { monthsOf } from '#shared/kernel/plain-date.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { useDraft } from '#renderer/store/drafts.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { labels } from './labels.fr.ts'
import styles from './entry-panel.module.css'

/** A note for oneself on a lesson: another record, that nobody else ever holds. */
export function NoteField({ lesson }: { readonly lesson: Lesson }) {
  const { actor } = useSchool()
  const partitions = useMemo(() => monthsOf(lesson.date), [lesson.date])
  const notes = useRecords(teacherNoteRecord, { partitions })
  const note = notes.find(({ id }) => id === teacherNoteIdOf(lesson.id, actor.staffId))
  const kept = note?.text.standing.value ?? ''
  const { refusal, isKept } = useRefusal()
  const [typed, setTyped, clear] = useDraft(`note:${lesson.id}`)
  const save = async () => {
    const base = note ? digestOf(kept) : null
    const args = { lessonId: lesson.id, teacherId: actor.staffId, text: typed.trim(), base }
    if (!isKept(await runCommand(writeTeacherNote, args))) return
    clear()
    showToast({ text: labels.noteSaved })
  }
  const isChanged = typed !== '' && typed.trim() !== kept
  const place = useRef<HTMLElement>(null)
  useKeys({
    name: labels.note,
    within: place,
    bindings: [
      {
        keys: ['Ctrl+Enter'],
        label: labels.saveNote,
        worksInFields: true,
        isDisabled: !isChanged,
        run: () => void save(),
      },
    ],
  })
  return (
    <section className={styles.section} ref={place}>
      <TextArea
        label={labels.note}
        help={labels.noteHelp}
        value={typed === '' ? kept : typed}
        onChange={setTyped}
        max={noteTextMax}
        rows={2}
      />
      <RefusalNotice refusal={refusal} />
      {isChanged && (
        <div className={styles.tools}>
          <Button chord="Ctrl+Enter" onClick={() => void save()}>
            {labels.saveNote}
          </Button>
        </div>
      )}
    </section>
  )
}
