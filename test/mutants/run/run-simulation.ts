import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Mutant } from '#test/mutants/mutant.ts'
import { root } from './plant.ts'

interface SimulationAnswer {
  readonly failures: readonly { readonly seed: number; readonly law: string }[]
}

const patienceMs = 180_000

/** Plays the simulated school with the fault planted: which law it saw broken, and at which seed. */
export function askSimulation(mutant: Mutant, seeds: number): Promise<string> {
  const planting = pathToFileURL(join(import.meta.dirname, 'plant-in-node.ts')).href
  const args = ['--import', planting, join(root, 'scripts/sim.ts'), '--seeds', String(seeds), '--json']
  const env = { ...process.env, PUPITRE_MUTANT: mutant.id, NODE_OPTIONS: `--import=${planting}` }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, env, timeout: patienceMs, maxBuffer: 64 * 1024 * 1024 },
      (_error, out) => resolve(tellFirst(out)),
    )
  })
}

function tellFirst(out: string): string {
  try {
    const { failures } = JSON.parse(out.slice(out.indexOf('{'))) as SimulationAnswer
    const [first] = failures
    return first ? `${first.law}, seed ${first.seed}` : 'alive'
  } catch {
    return 'no answer'
  }
}
