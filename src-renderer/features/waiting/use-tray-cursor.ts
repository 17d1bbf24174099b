import { useEffect, useRef } from 'react'
import { useListCursor, type ListCursor } from '#renderer/ui/use-list-cursor.ts'
import type { TrayLine } from './use-tray.ts'

/** The cursor of the tray: it has the focus when the page opens, and follows its line when others leave (design §1.10). */
export function useTrayCursor(lines: readonly TrayLine[]): ListCursor {
  const cursor = useListCursor(lines.length)
  const { index, moveTo } = cursor
  const kept = useRef<number | null>(null)
  const hasLines = lines.length > 0
  useEffect(() => {
    if (hasLines) moveTo(0, { focus: true })
  }, [hasLines, moveTo])
  const here = lines[index]?.item.mid
  const moved = lines.findIndex((line) => line.item.mid === kept.current)
  useEffect(() => {
    if (kept.current !== null && moved >= 0 && moved !== index && kept.current !== here) moveTo(moved)
    // Lines alone make it follow: a move of the person’s own is noted below.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [lines])
  useEffect(() => {
    kept.current = here ?? null
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the line under a cursor that the person moved
  }, [index])
  return cursor
}
