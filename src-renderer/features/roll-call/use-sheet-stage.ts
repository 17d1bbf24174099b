import { useEffect, useRef, useState } from 'react'
import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import type { Student } from '#shared/domain/people/student.ts'
import { audienceName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { monthsOf } from '#shared/kernel/plain-date.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useLoaded } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useListCursor, type ListCursor } from '#renderer/ui/use-list-cursor.ts'
import { narrowQuery, useMedia } from '#renderer/ui/use-media.ts'
import { useNow } from '#renderer/ui/use-now.ts'
import { labels } from './labels.fr.ts'
import type { KeyKind } from './mark-looks.ts'
import { draftKey } from './note-bar.tsx'
import { closingOf, type Closing } from './sheet-notices.tsx'
import { useSheet, useWaitingHere, type Sheet, type SheetRow, type WaitingHere } from './sheet-queries.ts'
import { undoLast, useUndoStore } from './undo-store.ts'
import { useSheetGestures, type SheetGestures } from './use-sheet-gestures.ts'
import { useSheetKeys } from './use-sheet-keys.ts'

/** Everything that the panes of one lesson share. */
export interface SheetStage {
  readonly lesson: Lesson
  readonly audience: string
  readonly subject: string
  readonly sheet: Sheet
  readonly waiting: WaitingHere
  readonly closing: Closing
  readonly columns: number
  readonly cursor: ListCursor
  readonly current: SheetRow | undefined
  readonly actions: SheetGestures
  readonly isSearching: boolean
  readonly canUndo: boolean
  press(kind: KeyKind): void
  undo(): void
  end(): void
  add(student: Student): void
  stopSearching(): void
}

/** Three columns from 1700 px, one where the window is narrow (design §5, §10). */
function useColumns(): number {
  const isNarrow = useMedia(narrowQuery)
  const isWide = useMedia('(min-width: 1700px)')
  return isNarrow ? 1 : isWide ? 3 : 2
}

/** A text half typed before a lock is opened again (laws V5, L2). */
function useGivenBack(lesson: Lesson, sheet: Sheet, actions: SheetGestures, cursor: ListCursor): void {
  const isDone = useRef('')
  const { rows } = sheet
  const { openNote, gestures } = actions
  useEffect(() => {
    if (rows.length === 0 || isDone.current === lesson.id) return
    isDone.current = lesson.id
    const { drafts } = currentVault()
    for (const nature of ['observation', 'exclusion'] as const) {
      const index = rows.findIndex(({ student }) => drafts.get(draftKey(lesson, { student, nature })) !== '')
      const row = rows[index]
      if (!row) continue
      const kind = nature === 'exclusion' ? 'excluded' : 'observation'
      const mark = gestures.marksOf(row.student.id).findLast((one) => one.kind === kind)
      cursor.moveTo(index)
      openNote({ student: row.student, nature, markId: mark?.id ?? null })
      return
    }
  }, [lesson, rows, gestures, openNote, cursor])
}

/** What the keys do to the row of the cursor; nothing on a sheet that cannot be changed now. */
function stageActions(
  parts: Pick<SheetStage, 'lesson' | 'audience' | 'sheet' | 'closing' | 'cursor' | 'actions'>,
  setSearching: (isOn: boolean) => void,
) {
  const { lesson, audience, sheet, closing, cursor, actions } = parts
  const onCurrent = (act: (row: SheetRow) => void) => () => {
    const row = sheet.rows[cursor.index]
    if (row && !closing) act(row)
  }
  const end = async (hour: string) => {
    if (closing || sheet.rollCall?.state === 'done' || !(await actions.gestures.end())) return
    showToast({ text: labels.ended(audience, hour, sheet.counts.absent, sheet.counts.late) })
  }
  return {
    press: (kind: KeyKind) => onCurrent((row) => actions.press(kind, row))(),
    presentNext: onCurrent((row) => {
      actions.present(row)
      cursor.moveTo(cursor.index + 1, { focus: true })
    }),
    clear: onCurrent(actions.clear),
    search: () => setSearching(true),
    stopSearching: () => {
      setSearching(false)
      cursor.moveTo(cursor.index, { focus: true })
    },
    undo: () => void undoLast(lesson.id),
    endAt: end,
    add: (student: Student) => actions.gestures.add(student.id),
  }
}

/** The sheet of a lesson with its cursor, its gestures and its keys. */
export function useSheetStage(
  lesson: Lesson,
  callsOfDay: readonly RollCall[],
  moveDay: (days: 1 | -1) => void,
): SheetStage {
  const { settings, actor, wallAt } = useSchool()
  const today = wallAt(useNow()).date
  const columns = useColumns()
  const sheet = useSheet(lesson, callsOfDay, settings.showsPreviousAbsence)
  const waiting = useWaitingHere(lesson)
  const cursor = useListCursor(sheet.rows.length, columns)
  const actions = useSheetGestures(lesson, () => wallAt(Date.now()))
  const [isSearching, setSearching] = useState(false)
  const canUndo = useUndoStore(({ gestures }) => gestures.some((gesture) => gesture.lessonId === lesson.id))
  const closing = closingOf(lesson, sheet.rollCall, actor, today)
  const { view } = currentVault()
  const audience = audienceName(view, lesson) || labels.permanence
  useLoaded(observationRecord, { partitions: monthsOf(lesson.date) })
  useGivenBack(lesson, sheet, actions, cursor)
  const { endAt, ...acts } = stageActions({ lesson, audience, sheet, closing, cursor, actions }, setSearching)
  const end = () => void endAt(wallAt(Date.now()).time)
  useSheetKeys(cursor.listRef, { ...acts, end, moveDay }, closing !== null)
  return {
    lesson,
    audience,
    sheet,
    waiting,
    closing,
    columns,
    cursor,
    actions,
    isSearching,
    canUndo,
    subject: subjectName(view, lesson),
    current: sheet.rows[cursor.index],
    end,
    press: acts.press,
    undo: acts.undo,
    add: acts.add,
    stopSearching: acts.stopSearching,
  }
}
