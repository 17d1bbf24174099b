import { env } from 'node:process'

/** How many times more than `npm test`: PUPITRE_FUZZ=20 for twenty, PUPITRE_FUZZ=long for ten. */
function depth(): number {
  const asked = env['PUPITRE_FUZZ']
  return asked === 'long' ? 10 : Math.max(1, Number(asked ?? 1) || 1)
}

/** How many cases to draw: a few in `npm test`, more and others with PUPITRE_FUZZ. */
export function fuzzRuns(few: number): number {
  return few * depth()
}

/** Milliseconds that a property may take, by the same measure. */
export function fuzzTimeout(): number {
  return 120_000 * depth()
}
