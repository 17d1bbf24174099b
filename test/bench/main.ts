import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { writePlots } from '#test/bench/plot/write-plots.ts'
import type { BenchResult } from '#test/bench/run/bench-result.ts'
import { mergeResults } from '#test/bench/run/merge-results.ts'
import { benchParts, runBench, type BenchPart } from '#test/bench/run/run-bench.ts'
import { printTable } from '#test/bench/run/print-table.ts'

const quickSizes = [2_000, 20_000]
const fullSizes = [...quickSizes, 100_000, 300_000]

/** Schools that the promises speak of: a collège's year so far, and a lycée of 2,000 pupils. */
const defaultSchools = [20_000, 150_000]

/** Where the document's own plots are. */
const docs = join(import.meta.dirname, '..', '..', 'docs', 'performance')

interface BenchOptions {
  readonly sizes?: readonly number[]
  readonly reps: number
  readonly schools: readonly number[]
  readonly only?: readonly BenchPart[]
  readonly full?: boolean
  readonly json?: boolean
  readonly limit: number
  readonly profile?: string
  readonly plots?: string
  readonly from?: readonly string[]
}

function parseCount(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('a whole number from 1 is expected')
  return count
}

function parseSizes(text: string): number[] {
  return text.split(',').map(parseCount)
}

function parsePart(text: string, before: readonly BenchPart[] = []): BenchPart[] {
  const part = benchParts.find((name) => name === text)
  if (!part) throw new InvalidArgumentError(`one of ${benchParts.join(', ')} is expected`)
  return [...before, part]
}

const options = new Command('npm run bench --')
  .description(
    'Measures the workstation beside its peers in one Chromium: docs/performance.md tells the method.',
  )
  .option('--sizes <list>', 'records, separated by commas', parseSizes)
  .option('--reps <count>', 'repetitions of each peer and size', parseCount, 2)
  .option('--only <name>', `measure this alone (${benchParts.join(', ')}); may be given again`, parsePart)
  .option(
    '--schools <list>',
    'records of the portals that ours alone is measured with',
    parseSizes,
    defaultSchools,
  )
  .option('--full', 'with 100,000 and 300,000 records: about half an hour')
  .option('--limit <seconds>', 'stop one operation of a peer after so long, and say so', parseCount, 300)
  .option('--json', 'one JSON object on the standard output and nothing else')
  .option('--plots <folder>', 'leave a plot (SVG) of each operation there; with --full, docs/performance')
  .option(
    '--from <file>',
    'measure nothing: print and plot a result kept from --json; given again, several as one',
    (file, before: readonly string[] = []) => [...before, file],
  )
  .option(
    '--profile <folder>',
    'leave a .cpuprofile of each operation there; its figures are not to be quoted',
  )
  .parse()
  .opts<BenchOptions>()

const result =
  options.from === undefined ? await measure(options) : mergeResults(options.from.map(readResult))
const plots = options.plots ?? (options.full ? docs : undefined)
if (plots !== undefined) await writePlots(result, plots)
// Written at once: a pipe would otherwise be cut when the process leaves.
writeFileSync(process.stdout.fd, `${options.json ? JSON.stringify(result) : printTable(result)}\n`)
const isOursBroken = result.stopped.some(({ peer, fault }) => peer === 'ours' && fault !== null)
process.exitCode = result.wrong.length > 0 || isOursBroken ? 1 : 0

function measure({ sizes, full, reps, schools, only, limit, profile }: BenchOptions): Promise<BenchResult> {
  return runBench({
    sizes: sizes ?? (full ? fullSizes : quickSizes),
    repetitions: reps,
    schools,
    only: only ?? benchParts,
    limitS: limit,
    profiles: profile ?? null,
    progress: (line) => process.stderr.write(`bench: ${line}\n`),
  })
}

/** Written by this very program. */
function readResult(file: string): BenchResult {
  return JSON.parse(readFileSync(file, 'utf8')) as BenchResult
}
