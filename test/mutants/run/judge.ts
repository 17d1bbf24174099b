import type { Mutant } from '#test/mutants/mutant.ts'
import type { TestAnswer, TestEnd } from './test-run.ts'

/** What became of one mutant. All but `killed` fail the build. */
export type Verdict =
  | { readonly kind: 'killed'; readonly by: string; readonly said: string }
  | { readonly kind: 'alive' }
  /** Something broke that is no assertion: the fault is not a plausible one, or its killer is not the right one. */
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'stale'; readonly why: string }
  /** Its killer fails, or is not found, on the sources as they are. */
  | { readonly kind: 'killer-unfit'; readonly why: string }

function endsOf(answer: TestAnswer, { killers }: Pick<Mutant, 'killers'>): TestEnd[] {
  return killers.flatMap(({ file, test }) =>
    answer.ends.filter((end) => end.file === file && end.name.startsWith(test)),
  )
}

/** Why a mutant's killers cannot be trusted on the sources without the fault; null when all of them pass. */
export function unfitness(mutant: Pick<Mutant, 'killers'>, sound: TestAnswer): string | null {
  for (const killer of mutant.killers) {
    const ends = endsOf(sound, { killers: [killer] })
    if (ends.length === 0) return `no test named « ${killer.test} » in ${killer.file}`
    const failed = ends.find(({ state }) => state === 'failed')
    if (failed) return `« ${failed.name} » fails without the fault: ${failed.message}`
  }
  return null
}

/** Reads what a mutant's killers said with the fault planted. */
export function judge(mutant: Pick<Mutant, 'killers'>, answer: TestAnswer | null): Verdict {
  if (!answer) return { kind: 'broken', why: 'the tests died or hung' }
  const failed = endsOf(answer, mutant).filter(({ state }) => state === 'failed')
  const asserted = failed.find((end) => end.isAssertion)
  if (asserted) return { kind: 'killed', by: asserted.name, said: asserted.message }
  if (failed[0]) return { kind: 'broken', why: failed[0].message }
  if (answer.broken[0]) return { kind: 'broken', why: answer.broken[0] }
  if (!answer.isPlanted) return { kind: 'broken', why: 'its killers never load the file' }
  return { kind: 'alive' }
}
