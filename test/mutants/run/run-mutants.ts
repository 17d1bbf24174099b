import type { Mutant } from '#test/mutants/mutant.ts'
import { judge, unfitness, type Verdict } from './judge.ts'
import { staleness } from './plant.ts'
import { askSimulation } from './run-simulation.ts'
import { startTester, type Tester } from './start-tester.ts'
import type { TestAnswer } from './test-run.ts'

/** What became of one mutant, as the table and the JSON tell it. */
export interface MutantResult extends Pick<Mutant, 'id' | 'law' | 'fault' | 'file'> {
  readonly verdict: Verdict
  readonly seconds: number
  /** What the simulation said of it; null when it was not asked. */
  readonly simulation: string | null
}

export interface RunOptions {
  /** Mutants at a time. */
  readonly workers: number
  /** Seeds of the simulation for each mutant; 0 when it is not asked. */
  readonly seeds: number
  readonly env: Readonly<Record<string, string>>
  readonly say: (line: string) => void
}

const secondsSince = (startMs: number) => Math.round((performance.now() - startMs) / 100) / 10

async function runOne(tester: Tester, mutant: Mutant, options: RunOptions): Promise<MutantResult> {
  const startMs = performance.now()
  const { id, law, fault, file, killers } = mutant
  const order = { files: killers.map((killer) => killer.file), tests: killers.map(({ test }) => test) }
  const verdict = judge(mutant, await tester.run({ ...order, mutant }))
  const seconds = secondsSince(startMs)
  const simulation = options.seeds > 0 ? await askSimulation(mutant, options.seeds) : null
  options.say(`${verdict.kind === 'killed' ? 'killed' : verdict.kind.toUpperCase()}  ${id}  ${seconds} s`)
  return { id, law, fault, file, verdict, seconds, simulation }
}

function unplanted(mutant: Mutant, verdict: Verdict): MutantResult {
  const { id, law, fault, file } = mutant
  return { id, law, fault, file, verdict, seconds: 0, simulation: null }
}

/** The answers of several testers to the same question, as one; null when one of them died. */
function joinAnswers(answers: readonly (TestAnswer | null)[]): TestAnswer | null {
  const given = answers.filter((answer) => answer !== null)
  if (given.length < answers.length) return null
  return {
    ends: given.flatMap(({ ends }) => ends),
    broken: given.flatMap(({ broken }) => broken),
    isPlanted: false,
  }
}

/** Every killer on the sources as they are, the files shared out among the testers. */
async function runSound(testers: readonly Tester[], mutants: readonly Mutant[]): Promise<TestAnswer | null> {
  const killers = mutants.flatMap((mutant) => mutant.killers)
  const files = [...new Set(killers.map(({ file }) => file))]
  const tests = [...new Set(killers.map(({ test }) => test))]
  const answers = testers.map((tester, place) =>
    tester.run({ files: files.filter((_, at) => at % testers.length === place), tests, mutant: null }),
  )
  return joinAnswers(await Promise.all(answers))
}

/** Why some mutants need not be planted: their text is no longer there, or their killers fail on sound sources. */
function findUnfit(mutants: readonly Mutant[], sound: TestAnswer | null): Map<string, Verdict> {
  const unfit = new Map<string, Verdict>()
  for (const mutant of mutants) {
    const stale = staleness(mutant)
    const why = sound ? unfitness(mutant, sound) : 'the killers died or hung without any fault'
    if (stale) unfit.set(mutant.id, { kind: 'stale', why: stale })
    else if (why) unfit.set(mutant.id, { kind: 'killer-unfit', why })
  }
  return unfit
}

/** Plants each mutant alone and runs its killers, after having seen them pass on the sources as they are. */
export async function runMutants(mutants: readonly Mutant[], options: RunOptions): Promise<MutantResult[]> {
  const testers = Array.from({ length: options.workers }, () => startTester(options.env))
  const unfit = findUnfit(mutants, await runSound(testers, mutants))
  options.say(`their killers pass on the sources as they are, ${unfit.size} excepted`)
  const results: MutantResult[] = []
  const waiting = [...mutants]
  const work = async (tester: Tester) => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const verdict = unfit.get(mutant.id)
      results.push(verdict ? unplanted(mutant, verdict) : await runOne(tester, mutant, options))
    }
    tester.close()
  }
  await Promise.all(testers.map(work))
  return mutants.map(({ id }) => results.find((result) => result.id === id) as MutantResult)
}
