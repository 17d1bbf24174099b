import { yearEntries } from '#test/bench/cahiers/cahier-news.ts'
import type { BarLine, OwnLine } from '#test/bench/run/bench-result.ts'

interface OwnBar {
  readonly name: string
  readonly size: number
  readonly underMs: number
}

/** What the product promises of ours alone. */
const bars: readonly OwnBar[] = [
  { name: 'start-cold', size: 20_000, underMs: 2_000 },
  { name: 'start-warm', size: 20_000, underMs: 2_000 },
  { name: 'first-sync', size: 20_000, underMs: 3_000 },
  { name: 'first-sync', size: 150_000, underMs: 15_000 },
  { name: 'longest-block', size: 20_000, underMs: 50 },
  { name: 'longest-block', size: 150_000, underMs: 50 },
  { name: 'unlock', size: 150_000, underMs: 1_000 },
  { name: 'mark-shown', size: 150_000, underMs: 16 },
  { name: 'mark-durable', size: 150_000, underMs: 10 },
  { name: 'search', size: 150_000, underMs: 8 },
  { name: 'visa-grid', size: yearEntries, underMs: 300 },
  { name: 'visa-scroll', size: yearEntries, underMs: 50 },
  { name: 'visas-at-once', size: yearEntries, underMs: 5_000 },
]

export function ownBars(lines: readonly OwnLine[]): BarLine[] {
  return bars.flatMap(({ name, size, underMs }) => {
    const line = lines.find((found) => found.name === name && found.size === size)
    if (!line) return []
    return [
      {
        name: `${name} with ${size}, ms`,
        value: line.value,
        bar: `< ${underMs} ms`,
        holds: line.value < underMs,
      },
    ]
  })
}
