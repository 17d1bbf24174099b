import { useMemo, useState } from 'react'
import type { Mark } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { callGestures, type CallGestures } from './call-gestures.ts'
import { fieldText, firstDraft, hourDraft, minutesDraft } from './gesture-rules.ts'
import type { KeyKind } from './mark-looks.ts'
import type { NoteSubject } from './note-bar.tsx'
import type { SheetRow } from './sheet-queries.ts'

/** A field open in a row. */
export interface OpenEditor {
  readonly studentId: string
  readonly kind: 'minutes' | 'hour'
  /** What the field proposes for a mark that is not written yet; null when the key has written it. */
  readonly proposes: string | null
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
function forget(gestures: CallGestures, row: SheetRow): void {
  const forgotten = gestures.marksOf(row.student.id).filter(isOf('forgotten'))
  const [last] = forgotten
  if (last?.item === 'equipment') return gestures.clear(row.student.id, forgotten)
  const item = last ? 'equipment' : 'notebook'
  gestures.mark(row.student.id, { kind: 'forgotten', minutes: null, at: null, item, reason: null })
}

/** Marks, or takes the same mark away; a late or a leaving opens its field instead. Answers what the pupil is then. */
function toggle(
  gestures: CallGestures,
  kind: KeyKind,
  row: SheetRow,
  lesson: Lesson,
  wall: WallClock,
): Mark | undefined {
  const { id } = row.student
  const same = gestures.marksOf(id).filter(isOf(kind))
  const isClash = row.presence.kind === 'contradiction'
  const hasField = kind === 'late' || kind === 'left'
  if (same.length === 0 || isClash) gestures.mark(id, firstDraft(kind, lesson, wall))
  else if (!hasField) gestures.clear(id, same)
  return gestures.marksOf(id).findLast(isOf(kind))
}

/** The observation of one’s own on a pupil, to go on writing it. */
function ownNote(gestures: CallGestures, row: SheetRow): NoteSubject {
  const me = currentVault().actor().staffId
  const mark = gestures.marksOf(row.student.id).find((one) => one.kind === 'observation' && one.by === me)
  return { student: row.student, nature: 'observation', markId: mark?.id ?? null }
}

function present(gestures: CallGestures, row: SheetRow): void {
  const clashing =
    row.presence.kind === 'contradiction' ? row.presence.marks : row.marks.filter(isOf('absent'))
  if (clashing.length > 0) gestures.clear(row.student.id, clashing)
  else gestures.begin()
}

/**
 * During the call R and D write their mark at once, so that it is kept from its first key, and what is typed next
 * writes it again. After the bell each writing is a correction that is counted: there the field is awaited.
 */
function isAwaited(gestures: CallGestures, row: SheetRow, kind: KeyKind): boolean {
  if (kind !== 'late' && kind !== 'left') return false
  return gestures.isDone() && !gestures.marksOf(row.student.id).some(isOf(kind))
}

function enter(
  gestures: CallGestures,
  row: SheetRow,
  { kind, proposes }: OpenEditor,
  text: string,
  lesson: Lesson,
): boolean {
  const draft = kind === 'hour' ? hourDraft(text, lesson) : minutesDraft(text, lesson)
  if (!draft) return false
  const mark = gestures.marksOf(row.student.id).findLast(isOf(draft.kind))
  const isChanged = mark ? mark.minutes !== draft.minutes || mark.at !== draft.at : proposes !== null
  if (isChanged) gestures.mark(row.student.id, draft)
  return true
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
  const afresh =
    <Args extends readonly unknown[]>(act: (...args: Args) => void) =>
    (...args: Args) => {
      if (problem !== null) setProblem(null)
      act(...args)
    }
  const press = (kind: KeyKind, row: SheetRow) => {
    const { student } = row
    if (kind === 'observation') return openNote(ownNote(gestures, row))
    if (kind === 'forgotten') return forget(gestures, row)
    const proposes = isAwaited(gestures, row, kind) ? fieldText(firstDraft(kind, lesson, wall())) : null
    const mark = proposes === null ? toggle(gestures, kind, row, lesson, wall()) : undefined
    if (kind === 'late' || kind === 'left')
      setEditor({ studentId: student.id, kind: kind === 'late' ? 'minutes' : 'hour', proposes })
    if (kind === 'excluded' && mark) openNote({ student, nature: 'exclusion', markId: mark.id })
  }
  return {
    gestures,
    editor,
    note,
    problem,
    openNote,
    press: afresh(press),
    present: afresh((row: SheetRow) => present(gestures, row)),
    clear: afresh((row: SheetRow) => gestures.clear(row.student.id, row.marks)),
    keep: afresh((row: SheetRow, { kind, minutes, at, item }: Mark) =>
      gestures.mark(row.student.id, { kind, minutes, at, item, reason: null }),
    ),
    enterField(row, text) {
      const isKept = editor !== null && enter(gestures, row, editor, text, lesson)
      if (isKept) setEditor(null)
      return isKept
    },
    leaveField(row, how) {
      const kind = editor?.kind === 'hour' ? 'left' : 'late'
      if (how === 'toggle')
        gestures.clear(row.student.id, gestures.marksOf(row.student.id).filter(isOf(kind)))
      setEditor(null)
    },
  }
}
