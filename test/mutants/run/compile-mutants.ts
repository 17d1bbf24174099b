import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mutant } from '#test/mutants/mutant.ts'
import { occurrences, plantIn, root, staleness } from './plant.ts'

const houses = ['src-shared', 'src-server', 'src-main', 'src-renderer']

/** A copy of the houses with several faults planted at once, as many as do not touch each other. */
function plantMany(folder: string, mutants: readonly Mutant[]): { planted: Mutant[]; left: Mutant[] } {
  const planted: Mutant[] = []
  const left: Mutant[] = []
  const sources = new Map<string, string>()
  for (const mutant of mutants) {
    const source = sources.get(mutant.file) ?? readFileSync(join(root, mutant.file), 'utf8')
    const isFree = occurrences(source, mutant.search) === 1
    if (isFree) sources.set(mutant.file, plantIn(source, mutant))
    ;(isFree ? planted : left).push(mutant)
  }
  for (const [file, source] of sources) writeFileSync(join(folder, file), source)
  return { planted, left }
}

function compile(folder: string, house: string): Promise<string> {
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc')
  const options = ['--noUnusedLocals', 'false', '--noUnusedParameters', 'false', '--pretty', 'false']
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '-p', house, ...options], { cwd: folder }, (_error, out) =>
      resolve(out),
    )
  })
}

function copyHouses(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-mutants-'))
  for (const house of houses) cpSync(join(root, house), join(folder, house), { recursive: true })
  for (const file of ['package.json', 'tsconfig.base.json']) cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/**
 * Compiles every mutant, many in one throw-away copy of the houses: a fault that does not compile is no plausible one.
 * @returns what the compiler says, by file; empty when it is content
 */
export async function compileMutants(mutants: readonly Mutant[]): Promise<string[]> {
  const said: string[] = []
  for (let waiting = mutants.filter((mutant) => staleness(mutant) === null); waiting.length > 0;) {
    const folder = copyHouses()
    try {
      const { planted, left } = plantMany(folder, waiting)
      const touched = houses.filter((house) => planted.some(({ file }) => file.startsWith(`${house}/`)))
      for (const house of touched) said.push(...(await compile(folder, house)).split('\n').filter(Boolean))
      waiting = left
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return [...new Set(said)]
}
