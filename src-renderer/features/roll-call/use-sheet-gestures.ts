import { useMemo, useState } from 'react'
import type { Mark } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { callGestures, type CallGestures } from './call-gestures.ts'
import { firstDraft, lateDraft, readHour } from './gesture-rules.ts'
import type { KeyKind } from './mark-looks.ts'
import type { NoteSubject } from './note-bar.tsx'
import type { SheetRow } from './sheet-queries.ts'

/** A field open in a row. */
export interface OpenEditor {
  readonly studentId: string
  readonly kind: 'minutes' | 'hour'
}

export interface SheetGestures {
  readonly gestures: CallGestures
  readonly editor: OpenEditor | null
  readonly note: NoteSubject | null
  readonly problem: { readonly code: string; readonly params: RefusalParams } | null
  press(kind: KeyKind, row: SheetRow): void
  /** Space: the pupil is there, whatever was said of an absence; what the infirmary or a leaving says stays. */
  present(row: SheetRow): void
  clear(row: SheetRow): void
  /** One of two marks that contradict: typed again in place of both. */
  keep(row: SheetRow, mark: Mark): void
  enterField(row: SheetRow, text: string): boolean
  leaveField(row: SheetRow, how: 'escape' | 'toggle'): void
  openNote(note: NoteSubject | null): void
}

const isOf = (kind: Mark['kind']) => (mark: Mark) => mark.kind === kind

/** Carnet, then matériel, then nothing: the same key walks through. */
function forget(gestures: CallGestures, row: SheetRow, marks: readonly Mark[]): void {
  const forgotten = marks.filter(isOf('forgotten'))
  const [last] = forgotten
  if (last?.item === 'equipment') return gestures.clear(row.student.id, forgotten)
  const item = last ? 'equipment' : 'notebook'
  gestures.mark(row.student.id, { kind: 'forgotten', minutes: null, at: null, item, reason: null })
}

/** What keys and buttons do on the sheet of a lesson. `wall` is read when a key is pressed. */
export function useSheetGestures(lesson: Lesson, wall: () => WallClock): SheetGestures {
  const [editor, setEditor] = useState<OpenEditor | null>(null)
  const [note, openNote] = useState<NoteSubject | null>(null)
  const [problem, setProblem] = useState<SheetGestures['problem']>(null)
  const gestures = useMemo(
    () => callGestures(lesson, (code, params) => setProblem({ code, params })),
    [lesson],
  )

  const mineFirst = (marks: readonly Mark[]) => {
    const me = currentVault().actor().staffId
    return marks.find((mark) => mark.kind === 'observation' && mark.by === me)
  }
  const pressOnce = (kind: KeyKind, row: SheetRow, marks: readonly Mark[]) => {
    const { student } = row
    const same = marks.filter(isOf(kind))
    const isClash = row.presence.kind === 'contradiction'
    if (same.length > 0 && !isClash && kind !== 'late' && kind !== 'left')
      return gestures.clear(student.id, same)
    if (same.length === 0 || isClash) gestures.mark(student.id, firstDraft(kind, lesson, wall()))
    if (kind === 'late') setEditor({ studentId: student.id, kind: 'minutes' })
    if (kind === 'left') setEditor({ studentId: student.id, kind: 'hour' })
    if (kind !== 'excluded') return
    const mark = gestures.marksOf(student.id).findLast(isOf('excluded'))
    if (mark) openNote({ student, nature: 'exclusion', markId: mark.id })
  }

  return {
    gestures,
    editor,
    note,
    problem,
    openNote,
    press(kind, row) {
      setProblem(null)
      const marks = gestures.marksOf(row.student.id)
      if (kind === 'observation')
        openNote({ student: row.student, nature: 'observation', markId: mineFirst(marks)?.id ?? null })
      else if (kind === 'forgotten') forget(gestures, row, marks)
      else pressOnce(kind, row, marks)
    },
    present(row) {
      setProblem(null)
      const { presence } = row
      if (presence.kind === 'contradiction') return gestures.clear(row.student.id, presence.marks)
      const absences = row.marks.filter(isOf('absent'))
      if (absences.length > 0) gestures.clear(row.student.id, absences)
      else gestures.begin()
    },
    clear(row) {
      setProblem(null)
      gestures.clear(row.student.id, row.marks)
    },
    keep(row, { kind, minutes, at, item }) {
      setProblem(null)
      gestures.mark(row.student.id, { kind, minutes, at, item, reason: null })
    },
    enterField(row, text) {
      const marks = gestures.marksOf(row.student.id)
      const mark = marks.findLast(isOf(editor?.kind === 'hour' ? 'left' : 'late'))
      const draft = editor?.kind === 'hour' ? hourDraft(text, lesson) : minutesDraft(text, lesson)
      if (!draft) return false
      if (mark && (mark.minutes !== draft.minutes || mark.at !== draft.at))
        gestures.mark(row.student.id, draft)
      setEditor(null)
      return true
    },
    leaveField(row, how) {
      const kind = editor?.kind === 'hour' ? 'left' : 'late'
      if (how === 'toggle')
        gestures.clear(row.student.id, gestures.marksOf(row.student.id).filter(isOf(kind)))
      setEditor(null)
    },
  }
}

function minutesDraft(text: string, lesson: Lesson) {
  const minutes = /^\d{1,3}$/.test(text.trim()) ? Number(text) : null
  return minutes === null || minutes > 600 ? null : lateDraft(lesson, minutes)
}

function hourDraft(text: string, lesson: Lesson) {
  const at = readHour(text, lesson)
  return at && ({ kind: 'left', minutes: null, at, item: null, reason: null } as const)
}
