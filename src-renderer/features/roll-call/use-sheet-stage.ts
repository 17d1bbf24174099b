import { useEffect, useRef, useState } from 'react'
import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import type { Student } from '#shared/domain/people/student.ts'
import { audienceName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useLoaded } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useListCursor, type ListCursor } from '#renderer/ui/use-list-cursor.ts'
import { narrowQuery, useMedia } from '#renderer/ui/use-media.ts'
import { useNow } from '#renderer/ui/use-now.ts'
import { monthsOf } from './day-queries.ts'
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

/** The sheet of a lesson with its cursor, its gestures and its keys. */
export function useSheetStage(
  lesson: Lesson,
  callsOfDay: readonly RollCall[],
  moveDay: (days: 1 | -1) => void,
): SheetStage {
  const { settings, actor, wallAt } = useSchool()
  const today: PlainDate = wallAt(useNow()).date
  const columns = useColumns()
  const sheet = useSheet(lesson, callsOfDay, settings.showsPreviousAbsence)
  const waiting = useWaitingHere(lesson)
  const cursor = useListCursor(sheet.rows.length, columns)
  const actions = useSheetGestures(lesson, () => wallAt(Date.now()))
  const [isSearching, setSearching] = useState(false)
  const canUndo = useUndoStore(({ gestures }) => gestures.some((gesture) => gesture.lessonId === lesson.id))
  const closing = closingOf(lesson, sheet.rollCall, actor, today)
  const current = sheet.rows[cursor.index]
  const { view } = currentVault()
  const audience = audienceName(view, lesson) || labels.permanence
  useLoaded(observationRecord, { partitions: monthsOf(lesson.date) })
  useGivenBack(lesson, sheet, actions, cursor)

  const focusList = () => cursor.moveTo(cursor.index, { focus: true })
  const end = async () => {
    if (sheet.rollCall?.state === 'done' || !(await actions.gestures.end())) return
    const { absent, late } = sheet.counts
    showToast({ text: labels.ended(audience, wallAt(Date.now()).time, absent, late) })
  }
  const onCurrent = (act: (row: SheetRow) => void) => () => {
    if (current && !closing) act(current)
  }
  const stage = {
    press: (kind: KeyKind) => onCurrent((row) => actions.press(kind, row))(),
    presentNext: onCurrent((row) => {
      actions.present(row)
      cursor.moveTo(cursor.index + 1, { focus: true })
    }),
    clear: onCurrent(actions.clear),
    search: () => setSearching(true),
    undo: () => void undoLast(lesson.id),
    end: () => void end(),
    moveDay,
    stopSearching: () => {
      setSearching(false)
      focusList()
    },
    add: (student: Student) => actions.gestures.add(student.id),
  }
  useSheetKeys(cursor.listRef, stage, closing !== null)
  const { press, undo, add, stopSearching } = stage
  const subject = subjectName(view, lesson)
  return {
    lesson,
    audience,
    subject,
    sheet,
    waiting,
    closing,
    columns,
    cursor,
    current,
    actions,
    isSearching,
    canUndo,
    press,
    undo,
    end: stage.end,
    add,
    stopSearching,
  }
}
