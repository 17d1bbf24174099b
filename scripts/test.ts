import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { askAudit, tellAudit } from './ask-audit.ts'
import { houseChecks, program, runHouseChecks, runStep } from './check-step.ts'
import { programHere } from './electron-program.ts'
import { ensureChromium, missingChromium } from './ensure-chromium.ts'
import {
  mutantFailures,
  playwrightFailures,
  tellFailures,
  vitestFailures,
  type Failure,
} from './test-failures.ts'
import {
  addCounts,
  countMutants,
  countPlaywright,
  countVitest,
  tellCounts,
  type Counts,
} from './test-counts.ts'

/** What one suite came to. */
interface SuiteEnd {
  readonly counts: Counts
  readonly failures: readonly Failure[]
}

const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0 }

async function endOfHouse(): Promise<SuiteEnd> {
  const failed = await runHouseChecks()
  return {
    counts: { passed: houseChecks.length - failed.length, failed: failed.length, skipped: 0 },
    failures: failed.map((name) => ({ name: `check ${name}`, why: 'see above' })),
  }
}

/** One test: passed when clean, failed when something grave ships, skipped where nobody answers. */
async function endOfAudit(): Promise<SuiteEnd> {
  console.log('\n── audit')
  const verdict = await askAudit()
  const told = tellAudit(verdict)
  console.log(told)
  const failed = verdict.kind === 'vulnerable'
  return {
    counts: {
      passed: verdict.kind === 'clean' ? 1 : 0,
      failed: failed ? 1 : 0,
      skipped: verdict.kind === 'not-checked' ? 1 : 0,
    },
    failures: failed ? [{ name: 'audit', why: told }] : [],
  }
}

/** How a suite's report is read: each reader names the part that it needs. */
interface Reading<Counted, Told> {
  readonly count: (report: Counted) => Counts
  readonly failures: (report: Told) => Failure[]
}

/** A suite that leaves no report, or ends badly with a clean one, has failed as a whole. */
function readEnd<Counted, Told>(file: string, code: number, reading: Reading<Counted, Told>): SuiteEnd {
  const whole = { name: `the suite of ${basename(file)}`, why: `ended with code ${code}` }
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Counted & Told
    const counts = reading.count(report)
    const failures = reading.failures(report)
    return code !== 0 && counts.failed === 0
      ? { counts: addCounts(counts, oneFailed), failures: [...failures, whole] }
      : { counts, failures }
  } catch {
    return { counts: oneFailed, failures: [whole] }
  }
}

async function endOfUnits(folder: string): Promise<SuiteEnd> {
  console.log('\n── unit, contract, property, migration')
  const report = join(folder, 'vitest.json')
  const { code } = await runStep(
    ...program(
      'vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ),
  )
  return readEnd(report, code, { count: countVitest, failures: vitestFailures })
}

/** Each classic fault, planted alone: the suite must see it. */
async function endOfMutants(folder: string): Promise<SuiteEnd> {
  console.log('\n── mutants')
  const report = join(folder, 'mutants.json')
  const { code } = await runStep(process.execPath, ['scripts/mutants.ts', '--report', report])
  return readEnd(report, code, { count: countMutants, failures: mutantFailures })
}

async function endOfBrowser(folder: string, chromium: string): Promise<SuiteEnd> {
  console.log('\n── end to end')
  if (programHere() === null)
    console.log('Electron’s binary is not on this machine: the project « electron » is skipped.')
  const report = join(folder, 'playwright.json')
  const { code } = await runStep(...program('@playwright/test/cli.js', 'test', '--reporter=list,json'), {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    CHROMIUM_PATH: chromium,
  })
  return readEnd(report, code, { count: countPlaywright, failures: playwrightFailures })
}

// What `npm test` and .ci/run start, once scripts/bootstrap.mjs has put the modules and the right Node in place.
const chromium = await ensureChromium()
if (chromium === null) {
  console.error(missingChromium)
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'pupitre-test-'))
const ends = [
  await endOfHouse(),
  await endOfAudit(),
  await endOfUnits(folder),
  await endOfMutants(folder),
  await endOfBrowser(folder, chromium),
]
rmSync(folder, { recursive: true, force: true })
const counts = addCounts(...ends.map((end) => end.counts))
const failures = ends.flatMap((end) => end.failures)
process.exitCode = counts.failed === 0 ? 0 : 1
if (failures.length > 0) console.log(`\n── what failed\n${tellFailures(failures)}`)
console.log(`\n${tellCounts(counts)}`)
