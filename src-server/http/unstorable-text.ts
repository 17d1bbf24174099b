/** Levels of a message beyond which nothing honest goes, and a walk of it could exhaust the stack. */
const depthMax = 64

/** Arguments of commands are judged one by one, so that one bad command never blocks those behind it (law S4). */
const judgedApart: ReadonlySet<string> = new Set(['args'])

/** NUL and halves of surrogate pairs: PostgreSQL holds neither, nor does any text that a person types. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/**
 * Whether a message holds a text that the base could not keep, or is nested beyond reason. Walked without
 * recursion: it is what guards the recursive walks behind it.
 */
export function hasUnstorable(message: unknown): boolean {
  const waiting: { value: unknown; depth: number; isApart: boolean }[] = [
    { value: message, depth: 0, isApart: false },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth, isApart } = next
    if (typeof value === 'string' && !isApart && !isStorable(value)) return true
    if (typeof value !== 'object' || value === null) continue
    if (depth === depthMax) return true
    for (const [key, child] of Object.entries(value)) {
      if (!isApart && !isStorable(key)) return true
      waiting.push({ value: child, depth: depth + 1, isApart: isApart || judgedApart.has(key) })
    }
  }
  return false
}
