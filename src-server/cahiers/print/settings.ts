import type { Setting } from './sheet.ts'

/** Sizes of the page (design §8): body 10/14, nothing under 8. */
export const settings = {
  title: { size: 18, leading: 24, after: 4 },
  cahier: { size: 13, leading: 18, after: 4, keep: 60 },
  lesson: { size: 11, leading: 15, keep: 44 },
  part: { size: 10, leading: 14, keep: 28 },
  body: { size: 10, leading: 14, after: 2 },
  small: { size: 9, leading: 12, after: 1 },
  digest: { size: 8, leading: 11 },
} as const satisfies Readonly<Record<string, Setting>>
