import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A case that once failed, kept for ever: `note` says what it broke. */
export interface Find<Case> {
  readonly file: string
  readonly note: string
  readonly case: Case
}

const folder = join(import.meta.dirname, '../../fuzz/finds')

/** The finds of one border, `vault-damage-*.json`; each fuzzing suite replays its own before it draws new ones. */
export function findsOf<Case>(border: string): readonly Find<Case>[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${border}-`) && name.endsWith('.json'))
    .sort()
    .map((file) => {
      const { note, case: kept } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Find<Case>
      return { file, note, case: kept }
    })
}
