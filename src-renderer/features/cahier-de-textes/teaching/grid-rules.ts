import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { Cell, WeekDay } from './week-queries.ts'

/** The lesson reached from another by an arrow: up and down along the hours, left and right from day to day. */
export function reach(days: readonly WeekDay[], from: LessonId | null, key: string): Cell | undefined {
  const flat = days.flatMap((day) => day.cells)
  const at = flat.findIndex(({ lesson }) => lesson.id === from)
  if (at < 0) return flat[0]
  if (key === 'ArrowDown') return flat[at + 1]
  if (key === 'ArrowUp') return flat[at - 1]
  const dayAt = days.findIndex((day) => day.cells.some(({ lesson }) => lesson.id === from))
  const row = days[dayAt]?.cells.findIndex(({ lesson }) => lesson.id === from) ?? 0
  const others = key === 'ArrowRight' ? days.slice(dayAt + 1) : days.slice(0, dayAt).reverse()
  const day = others.find(({ cells }) => cells.length > 0)
  return day?.cells[Math.min(row, day.cells.length - 1)]
}

/** Where the screen lands: the last lesson begun that is not filled, else the one that runs or comes next, else the first. */
export function landing(
  days: readonly WeekDay[],
  now: { readonly date: string; readonly time: string },
): Cell | undefined {
  const flat = days.flatMap((day) => day.cells)
  const isBegun = ({ lesson }: Cell) =>
    lesson.date < now.date || (lesson.date === now.date && lesson.start <= now.time)
  const toFill = flat
    .filter((cell) => isBegun(cell) && (cell.state === 'missing' || cell.state === 'coming'))
    .at(-1)
  return toFill ?? flat.find((cell) => !isBegun(cell)) ?? flat.at(-1)
}
