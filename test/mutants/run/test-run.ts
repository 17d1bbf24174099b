import { join } from 'node:path'
import { createVitest, type Reporter, type Vitest } from 'vitest/node'
import type { Plugin } from 'vite'
import type { Mutant } from '#test/mutants/mutant.ts'
import { plantIn, root } from './plant.ts'

/** What a tester is asked: some tests, with a fault or without. */
export interface TestOrder {
  readonly files: readonly string[]
  /** How the names of the wanted tests begin. */
  readonly tests: readonly string[]
  readonly mutant: Pick<Mutant, 'file' | 'search' | 'replace'> | null
}

/** How one test ended. */
export interface TestEnd {
  readonly file: string
  /** Its own name, without those of its groups. */
  readonly name: string
  readonly state: 'passed' | 'failed'
  /** The failure says that what was expected is not so: the law was looked at, and found broken. */
  readonly isAssertion: boolean
  readonly message: string
}

/** What it answers. */
export interface TestAnswer {
  readonly ends: readonly TestEnd[]
  /** Modules that did not load, errors outside of tests. */
  readonly broken: readonly string[]
  readonly isPlanted: boolean
}

interface Bench {
  mutant: TestOrder['mutant']
  isPlanted: boolean
  ends: TestEnd[]
  broken: string[]
}

/** Vite gives every test of this process the module with the fault in it; the file on the disk is not touched. */
function plantingPlugin(bench: Bench): Plugin {
  return {
    name: 'pupitre-mutant',
    enforce: 'pre',
    transform(code, id) {
      if (!bench.mutant || id.split('?')[0] !== join(root, bench.mutant.file)) return null
      bench.isPlanted = true
      return { code: plantIn(code, bench.mutant), map: null }
    },
  }
}

interface Failure {
  readonly name?: string | undefined
  readonly message: string
  readonly cause?: unknown
}

function isAssertion(error: Failure | undefined): boolean {
  if (!error) return false
  if (error.name === 'AssertionError' || error.message.startsWith('Property failed')) return true
  return isAssertion(error.cause as Failure | undefined)
}

function listenTo(bench: Bench): Reporter {
  return {
    onTestCaseResult(test) {
      const { state, errors } = test.result()
      if (state !== 'passed' && state !== 'failed') return
      const [first] = errors ?? []
      bench.ends.push({
        file: test.module.moduleId.slice(root.length + 1),
        name: test.name,
        state,
        isAssertion: isAssertion(first),
        message: (first?.message ?? '').split('\n')[0] ?? '',
      })
    },
    onTestRunEnd(modules, errors) {
      for (const module of modules)
        for (const error of module.errors()) bench.broken.push(`${module.moduleId}: ${error.message}`)
      for (const error of errors) bench.broken.push(error.message)
    },
  }
}

function startVitest(bench: Bench): Promise<Vitest> {
  return createVitest(
    'test',
    {
      ...{ root, config: false, watch: false, environment: 'node', pool: 'threads', maxWorkers: 1 },
      include: ['test/{unit,contract,property}/**/*.test.ts'],
      reporters: [listenTo(bench)],
      // Kept from run to run, a module with a fault in it would be given to the next tests as sound.
      fsModuleCache: false,
      server: { deps: { inline: ['electron-store'] } },
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
    { plugins: [plantingPlugin(bench)] },
  )
}

function patternOf(tests: readonly string[]): RegExp {
  const words = tests.map((test) => test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(words.join('|'))
}

async function run(vitest: Vitest, bench: Bench, order: TestOrder): Promise<TestAnswer> {
  const { mutant } = order
  Object.assign(bench, { mutant, isPlanted: false, ends: [], broken: [] })
  if (mutant) vitest.invalidateFile(join(root, mutant.file))
  const project = vitest.getRootProject()
  vitest.setGlobalTestNamePattern(patternOf(order.tests))
  await vitest.runTestSpecifications(
    [...new Set(order.files)].map((file) => project.createSpecification(join(root, file))),
  )
  // The next one must not find the fault in Vite's memory.
  if (mutant) vitest.invalidateFile(join(root, mutant.file))
  const { isPlanted, ends, broken } = bench
  return { isPlanted, ends, broken }
}

// Started by start-tester.ts: a fault that hangs or kills this process takes nothing with it.
const bench: Bench = { mutant: null, isPlanted: false, ends: [], broken: [] }
const started = startVitest(bench).then(async (vitest) => {
  await vitest.standalone()
  return vitest
})
process.on('message', (order: TestOrder) => {
  started
    .then((vitest) => run(vitest, bench, order))
    .catch((error: unknown): TestAnswer => ({ ends: [], broken: [String(error)], isPlanted: false }))
    .then((answer) => process.send?.(answer))
})
process.once('disconnect', () => process.exit(0))
