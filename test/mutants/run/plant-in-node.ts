import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { mutants } from '#test/mutants/mutants.ts'
import { plantIn, root } from './plant.ts'

// For programs that Node runs without Vite: `node --import …/plant-in-node.ts`, PUPITRE_MUTANT naming the fault.
const mutant = mutants.find(({ id }) => id === process.env['PUPITRE_MUTANT'])
if (mutant) {
  const path = join(root, mutant.file)
  const target = pathToFileURL(path).href
  registerHooks({
    load: (url, context, next) =>
      url.split('?')[0] === target
        ? {
            format: 'module-typescript',
            shortCircuit: true,
            source: plantIn(readFileSync(path, 'utf8'), mutant),
          }
        : next(url, context),
  })
}
