import { readFileSync } from 'node:fs'

/** How many cases: bounded in `npm test`, ten times as many with PUPITRE_FUZZ=long, N times with PUPITRE_FUZZ=N. */
export function runsOf(bounded: number): number {
  const asked = process.env['PUPITRE_FUZZ']
  return bounded * (asked === 'long' ? 10 : Math.max(1, Number(asked ?? 1) || 1))
}

/** A case that once found something: replayed before anything is drawn. */
export interface Find<Case> {
  /** What it found, in one sentence. */
  readonly why: string
  readonly case: Case
}

/** Finds of one border, from test/fuzz/finds. */
export function findsOf<Case>(name: string): readonly Find<Case>[] {
  return JSON.parse(readFileSync(new URL(`finds/${name}.json`, import.meta.url), 'utf8')) as Find<Case>[]
}
