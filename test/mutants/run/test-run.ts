import { join } from 'node:path'
import { startVitest, type Reporter } from 'vitest/node'
import type { Plugin } from 'vite'
import type { Mutant } from '#test/mutants/mutant.ts'
import { plantIn, root } from './plant.ts'

/** What one process is asked: some tests, with a fault or without. */
export interface TestOrder {
  readonly files: readonly string[]
  /** How the names of the wanted tests begin. */
  readonly tests: readonly string[]
  readonly mutant: Pick<Mutant, 'file' | 'search' | 'replace'> | null
  readonly workers: number
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

/** The answer of one process. */
export interface TestAnswer {
  readonly ends: readonly TestEnd[]
  /** Modules that did not load, errors outside of tests. */
  readonly broken: readonly string[]
  readonly isPlanted: boolean
}

/** Vite gives every test of this process the module with the fault in it; the file on the disk is not touched. */
function plantingPlugin(mutant: TestOrder['mutant'], planted: () => void): Plugin {
  const target = mutant && join(root, mutant.file)
  return {
    name: 'pupitre-mutant',
    enforce: 'pre',
    transform(code, id) {
      if (!mutant || id.split('?')[0] !== target) return null
      planted()
      return { code: plantIn(code, mutant), map: null }
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

function listenTo(ends: TestEnd[], broken: string[]): Reporter {
  return {
    onTestCaseResult(test) {
      const { state, errors } = test.result()
      if (state !== 'passed' && state !== 'failed') return
      const [first] = errors ?? []
      ends.push({
        file: test.module.moduleId.slice(root.length + 1),
        name: test.name,
        state,
        isAssertion: isAssertion(first),
        message: (first?.message ?? '').split('\n')[0] ?? '',
      })
    },
    onTestRunEnd(modules, errors) {
      for (const module of modules)
        for (const error of module.errors()) broken.push(`${module.moduleId}: ${error.message}`)
      for (const error of errors) broken.push(error.message)
    },
  }
}

function patternOf(tests: readonly string[]): RegExp {
  const words = tests.map((test) => test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(words.join('|'))
}

async function run(order: TestOrder): Promise<TestAnswer> {
  const ends: TestEnd[] = []
  const broken: string[] = []
  let isPlanted = false
  const plugin = plantingPlugin(order.mutant, () => (isPlanted = true))
  const vitest = await startVitest(
    'test',
    [...order.files],
    {
      ...{ root, config: false, watch: false, environment: 'node', pool: 'threads' },
      maxWorkers: order.workers,
      include: [...order.files],
      testNamePattern: patternOf(order.tests),
      reporters: [listenTo(ends, broken)],
      // Kept from run to run, a module with a fault in it would be given to the next tests as sound.
      fsModuleCache: false,
      server: { deps: { inline: ['electron-store'] } },
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
    { plugins: [plugin] },
  )
  await vitest.close()
  return { ends, broken, isPlanted }
}

// Started by start-test-run.ts, one process a mutant: a fault that hangs or kills its process takes nothing with it.
process.once('message', (order: TestOrder) => {
  run(order).then(
    (answer) => process.send?.(answer, () => process.exit(0)),
    (error: unknown) =>
      process.send?.({ ends: [], broken: [String(error)], isPlanted: false }, () => process.exit(1)),
  )
})
process.once('disconnect', () => process.exit(1))
