import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { moveCursor } from './list-cursor.ts'

export interface ListCursor {
  readonly index: number
  /** Moves the cursor; gives it the focus when the list has it, or when asked. */
  readonly moveTo: (index: number, options?: { readonly focus?: boolean }) => void
  readonly listRef: RefObject<HTMLDivElement | null>
  /** Spread on the list. */
  readonly listProps: {
    readonly ref: RefObject<HTMLDivElement | null>
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
  /** Spread on each row. One row alone is reached by Tab. */
  readonly rowProps: (index: number) => {
    readonly tabIndex: 0 | -1
    readonly 'data-row': number
    readonly onFocus: () => void
  }
}

/**
 * The one cursor of a list: arrows, Home, End, page keys; the focus follows it.
 * @param columns columns read down then across
 */
export function useListCursor(count: number, columns = 1, start = 0): ListCursor {
  // An object, so that a move to the same row is a move: the focus may have to come back to it.
  const [wanted, setWanted] = useState({ index: start })
  const listRef = useRef<HTMLDivElement>(null)
  const mustFocus = useRef(false)
  const index = Math.min(Math.max(wanted.index, 0), Math.max(0, count - 1))

  const moveTo = useCallback((next: number, options: { readonly focus?: boolean } = {}) => {
    const hasFocus = listRef.current?.contains(document.activeElement) ?? false
    mustFocus.current = options.focus ?? hasFocus
    setWanted({ index: next })
  }, [])

  useEffect(() => {
    const row = listRef.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)
    if (!mustFocus.current || !row) return
    mustFocus.current = false
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !isRow(event.target)) return
    const next = moveCursor(index, event.key, { count, rows: Math.ceil(count / columns) })
    if (next === null) return
    event.preventDefault()
    moveTo(next, { focus: true })
  }

  return {
    index,
    moveTo,
    listRef,
    listProps: { ref: listRef, onKeyDown },
    rowProps: (row) => ({
      tabIndex: row === index ? 0 : -1,
      'data-row': row,
      onFocus: () => setWanted({ index: row }),
    }),
  }
}

/** Arrows inside a row’s own field or menu are not moves. */
function isRow(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset['row'] !== undefined
}
