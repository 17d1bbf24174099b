import type { MutantResult } from './run-mutants.ts'

/** The one object that `--json` prints. */
export interface MutantReport {
  readonly mutants: number
  readonly killed: number
  readonly alive: readonly string[]
  readonly stale: readonly string[]
  readonly broken: readonly string[]
  readonly compile: readonly string[]
  readonly seconds: number
  readonly table: readonly MutantResult[]
}

export function reportOf(
  table: readonly MutantResult[],
  compile: readonly string[],
  seconds: number,
): MutantReport {
  const of = (...kinds: readonly string[]) =>
    table.filter(({ verdict }) => kinds.includes(verdict.kind)).map(({ id }) => id)
  return {
    mutants: table.length,
    killed: of('killed').length,
    alive: of('alive'),
    stale: of('stale'),
    broken: of('broken', 'killer-unfit'),
    compile,
    seconds,
    table,
  }
}

/** A build with a mutant alive, stale or badly killed is a failing one; so is one whose mutants do not compile. */
export function isWell(report: MutantReport): boolean {
  return report.killed === report.mutants && report.compile.length === 0
}

const sentences = {
  alive: 'lives: no test sees it',
  stale:
    'no longer applies to the sources: bring its text up to date, or take it out with what it planted in',
  broken: 'was stopped by something else than an assertion',
  'killer-unfit': 'has a killer that does not pass without it',
} as const

/** One sentence for each mutant that is not killed as it should be. */
export function complaints({ table, compile }: MutantReport): string[] {
  const wrong = table.flatMap(({ id, verdict }) => {
    if (verdict.kind === 'killed') return []
    const why = 'why' in verdict ? ` (${verdict.why})` : ''
    return [`Mutant ${id} ${sentences[verdict.kind]}${why}.`]
  })
  return [...wrong, ...compile.map((line) => `A mutant does not compile: ${line}`)]
}

/** The table in Markdown: as printed, so kept in docs/proof.md. */
export function tableOf({ table }: MutantReport): string {
  const withSimulation = table.some(({ simulation }) => simulation !== null)
  const cells = table.map(({ law, fault, file, verdict, seconds, simulation }) => [
    law,
    fault,
    `\`${file}\``,
    verdict.kind === 'killed' ? verdict.by : verdict.kind.toUpperCase(),
    String(seconds),
    ...(withSimulation ? [simulation ?? ''] : []),
  ])
  const head = ['law', 'fault', 'planted in', 'killed by', 's', ...(withSimulation ? ['simulation'] : [])]
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
