import { env } from 'node:process'

/** How many cases to draw: a few in `npm test`, `PUPITRE_FUZZ=20 npx vitest run --project fuzz` for twenty times more. */
export function fuzzRuns(few: number): number {
  return few * Number(env['PUPITRE_FUZZ'] ?? 1)
}

/** Milliseconds that a property may take, by the same measure. */
export function fuzzTimeout(): number {
  return 120_000 * Number(env['PUPITRE_FUZZ'] ?? 1)
}
