import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { openPostgres } from '#server/store/open-postgres.ts'
import { mutants } from './mutants.ts'
import { compileMutants } from './run/compile-mutants.ts'
import { complaints, isWell, reportOf, tableOf, type MutantReport } from './run/mutant-report.ts'
import { runMutants } from './run/run-mutants.ts'

function parseCount(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('a whole number from 1 is expected')
  return count
}

interface Options {
  readonly json?: boolean
  readonly report?: string
  readonly only?: readonly string[]
  readonly withSim?: boolean
  readonly seeds: number
  readonly workers: number
  readonly list?: boolean
}

const options = new Command('npm run mutants --')
  .description('Plants classic faults one at a time; the suite must see each of them.')
  .option('--json', 'print one JSON object and nothing else')
  .option('--report <file>', 'write that object to a file')
  .option('--only <ids>', 'these mutants only, separated by commas', (text) => text.split(','))
  .option('--list', 'name the mutants and stop')
  .option('--with-sim', 'ask the simulated school too, as a second killer')
  .option('--seeds <count>', 'seeds of the simulation for each mutant', parseCount, 40)
  .option('--workers <count>', 'mutants at a time', parseCount, 2)
  .parse()
  .opts<Options>()

/** One PostgreSQL for all: each test file makes a database of its own in it. */
async function withPostgres<T>(work: (env: Record<string, string>) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pupitre-mutants-base-'))
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const postgres = await openPostgres({ dataDir, durable: false })
  try {
    return await work({ PUPITRE_TEST_POSTGRES: postgres.url })
  } finally {
    await postgres.close()
  }
}

async function run(): Promise<MutantReport> {
  const startMs = performance.now()
  const wanted = mutants.filter(({ id }) => options.only?.includes(id) ?? true)
  const say = (line: string) => console.error(line)
  const { workers } = options
  const seeds = options.withSim ? options.seeds : 0
  const [results, compile] = await Promise.all([
    withPostgres((env) => runMutants(wanted, { workers, seeds, env, say })),
    compileMutants(wanted),
  ])
  return reportOf(results, compile, Math.round((performance.now() - startMs) / 1000))
}

if (options.list) for (const { id, law, fault } of mutants) console.log(`${law}  ${id}: ${fault}`)
else {
  const report = await run()
  if (options.report) writeFileSync(options.report, JSON.stringify(report))
  if (options.json) console.log(JSON.stringify(report))
  else
    console.log(`\n${tableOf(report)}\n\n${report.killed} of ${report.mutants} killed in ${report.seconds} s`)
  for (const sentence of complaints(report)) console.error(sentence)
  process.exitCode = isWell(report) ? 0 : 1
}
