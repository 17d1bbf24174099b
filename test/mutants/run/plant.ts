import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from '#test/mutants/mutant.ts'

export const root = join(import.meta.dirname, '..', '..', '..')

type Edit = Pick<Mutant, 'file' | 'search' | 'replace'>

/** How many times a mutant's text stands in a source: it applies when there is one. */
export function occurrences(source: string, search: string): number {
  return search === '' ? 0 : source.split(search).length - 1
}

/** The source with the fault in it. @throws when the text is not there exactly once */
export function plantIn(source: string, { file, search, replace }: Edit): string {
  const found = occurrences(source, search)
  if (found !== 1) throw new Error(`stale: its text stands ${found} times in ${file}`)
  return source.replace(search, () => replace)
}

/** Why a mutant no longer applies to the sources; null when it does. */
export function staleness(mutant: Edit): string | null {
  try {
    const source = readFileSync(join(root, mutant.file), 'utf8')
    if (plantIn(source, mutant) === source) return `stale: it changes nothing in ${mutant.file}`
    return null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? `stale: ${mutant.file} is no more`
      : (error as Error).message
  }
}
