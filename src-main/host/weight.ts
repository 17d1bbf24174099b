const ordinaryMax = 2 * 1024 * 1024

/** What a call may weigh, in characters of text. Files are the only heavy ones; a journal batch may reach 140 MB by its contract, which nothing needs. */
const heavier: Readonly<Record<string, number>> = {
  'files.save': 32 * 1024 * 1024,
  'journal.append': 16 * 1024 * 1024,
  'portal.call': 80 * 1024 * 1024,
}

export function weightMaxOf(service: string, method: string): number {
  return heavier[`${service}.${method}`] ?? ordinaryMax
}

/** Whether a value weighs more than `max`, without serialising it; depth is bounded too. */
export function isHeavierThan(value: unknown, max: number): boolean {
  return weigh(value, max, 0) > max
}

function weigh(value: unknown, max: number, depth: number): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  if (depth > 40) return Number.POSITIVE_INFINITY
  let total = 8
  for (const [key, part] of Object.entries(value)) {
    total += key.length + weigh(part, max, depth + 1)
    if (total > max) return total
  }
  return total
}
