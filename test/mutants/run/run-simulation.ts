import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Mutant } from '#test/mutants/mutant.ts'
import { root } from './plant.ts'

const patienceMs = 600_000

/** Plays the simulated school with the fault planted: which law it saw broken, and at which seed; `alive` when none. */
export function askSimulation(mutant: Pick<Mutant, 'id'>, seeds: number): Promise<string> {
  const planting = pathToFileURL(join(import.meta.dirname, 'plant-in-node.ts')).href
  const args = ['--import', planting, join(import.meta.dirname, 'simulate.ts'), String(seeds)]
  const options = { cwd: root, env: { ...process.env, PUPITRE_MUTANT: mutant.id }, timeout: patienceMs }
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, out) =>
      resolve(error ? 'broken' : (out.trim().split('\n').at(-1) ?? '')),
    )
  })
}
