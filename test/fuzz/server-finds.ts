import { readFileSync } from 'node:fs'

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
