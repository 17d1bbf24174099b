import { useCallback, useEffect } from 'react'
import type { Mark } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { MarginList } from '#renderer/ui/margin-list.tsx'
import type { ListCursor } from '#renderer/ui/use-list-cursor.ts'
import { fieldText } from './gesture-rules.ts'
import { labels } from './labels.fr.ts'
import { draftKey } from './note-bar.tsx'
import { RowEditor } from './row-editor.tsx'
import type { SheetRow, WaitingHere } from './sheet-queries.ts'
import { StudentRow } from './student-row.tsx'
import type { OpenEditor, SheetGestures } from './use-sheet-gestures.ts'

interface SheetListProps {
  readonly lesson: Lesson
  readonly audience: string
  readonly rows: readonly SheetRow[]
  readonly columns: number
  readonly cursor: ListCursor
  readonly waiting: WaitingHere
  readonly actions: SheetGestures
}

/** Bands above and under the list, in pixels: bar, head, foot, line of keys. */
const aroundPx = 186

/** 34 px, or what the window leaves: 35 pupils stand without scrolling at 768 px of height (design §4). */
function rowHeight(rows: number): string {
  return `clamp(30px, calc((100vh - ${aroundPx}px) / ${Math.max(rows, 1)}), 34px)`
}

function hasDraft(lesson: Lesson, row: SheetRow): boolean {
  const { drafts } = currentVault()
  const natures = ['observation', 'exclusion'] as const
  return natures.some((nature) => drafts.get(draftKey(lesson, { student: row.student, nature })) !== '')
}

function editorStart(row: SheetRow, { kind, proposes }: OpenEditor): string {
  const mark = row.marks.findLast((one) => one.kind === (kind === 'minutes' ? 'late' : 'left'))
  return mark ? fieldText(mark) : (proposes ?? '')
}

/** In one column the row of the cursor stays in the middle third (design §10). */
function useCentredCursor(cursor: ListCursor, columns: number): void {
  const { listRef, index } = cursor
  useEffect(() => {
    if (columns > 1) return
    listRef.current?.querySelector(`[data-row="${index}"]`)?.scrollIntoView({ block: 'center' })
  }, [listRef, index, columns])
}

/** The pupils of the lesson, in columns read down then across. */
export function SheetList({ lesson, audience, rows, columns, cursor, waiting, actions }: SheetListProps) {
  const { moveTo } = cursor
  useCentredCursor(cursor, columns)
  const select = useCallback((index: number) => moveTo(index, { focus: true }), [moveTo])
  const { keep } = actions
  const onKeep = useCallback((row: SheetRow, mark: Mark) => keep(row, mark), [keep])
  return (
    <MarginList
      {...cursor.listProps}
      aria-label={labels.list(audience)}
      columns={columns}
      rowHeight={rowHeight(Math.ceil(rows.length / columns))}
    >
      {rows.map((row, index) => {
        const editor = actions.editor?.studentId === row.student.id ? actions.editor : null
        return (
          <StudentRow
            key={row.student.id}
            row={row}
            index={index}
            count={rows.length}
            isCurrent={index === cursor.index}
            hasDraft={hasDraft(lesson, row)}
            isShared={lesson.teacherIds.length > 1}
            waitsHere={waiting.studentIds.has(row.student.id)}
            editor={
              editor && (
                <RowEditor
                  key={editor.kind}
                  kind={editor.kind}
                  name={`${row.student.familyName} ${row.student.givenName}`}
                  start={editorStart(row, editor)}
                  onEnter={(text) => actions.enterField(row, text)}
                  onLeave={(how) => actions.leaveField(row, how)}
                  onDone={() => select(index)}
                />
              )
            }
            rowProps={cursor.rowProps(index)}
            onSelect={select}
            onKeep={onKeep}
          />
        )
      })}
    </MarginList>
  )
}
