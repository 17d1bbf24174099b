import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askAudit, tellAudit } from './ask-audit.ts'
import { houseChecks, program, runHouseChecks, runStep } from './check-step.ts'
import { programHere } from './electron-program.ts'
import { ensureChromium, missingChromium } from './ensure-chromium.ts'
import {
  addCounts,
  countMutants,
  countPlaywright,
  countVitest,
  tellCounts,
  type Counts,
} from './test-counts.ts'

const oneFailure: Counts = { passed: 0, failed: 1, skipped: 0 }

async function houseCounts(): Promise<Counts> {
  const failed = (await runHouseChecks()).length
  return { passed: houseChecks.length - failed, failed, skipped: 0 }
}

/** One test: passed when clean, failed when something grave ships, skipped where nobody answers. */
async function auditCounts(): Promise<Counts> {
  console.log('\n── audit')
  const verdict = await askAudit()
  console.log(tellAudit(verdict))
  return {
    passed: verdict.kind === 'clean' ? 1 : 0,
    failed: verdict.kind === 'vulnerable' ? 1 : 0,
    skipped: verdict.kind === 'not-checked' ? 1 : 0,
  }
}

/** A suite that leaves no report, or ends badly with a clean one, has failed as a whole. */
function readCounts<Report>(file: string, code: number, count: (report: Report) => Counts): Counts {
  try {
    const counts = count(JSON.parse(readFileSync(file, 'utf8')) as Report)
    return code !== 0 && counts.failed === 0 ? addCounts(counts, oneFailure) : counts
  } catch {
    return oneFailure
  }
}

async function suiteCounts(folder: string): Promise<Counts> {
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
  return readCounts(report, code, countVitest)
}

/** Each classic fault, planted alone: the suite must see it. */
async function mutantCounts(folder: string): Promise<Counts> {
  console.log('\n── mutants')
  const report = join(folder, 'mutants.json')
  const { code } = await runStep(process.execPath, ['scripts/mutants.ts', '--report', report])
  return readCounts(report, code, countMutants)
}

async function browserCounts(folder: string, chromium: string): Promise<Counts> {
  console.log('\n── end to end')
  if (programHere() === null)
    console.log('Electron’s binary is not on this machine: the project « electron » is skipped.')
  const report = join(folder, 'playwright.json')
  const { code } = await runStep(...program('@playwright/test/cli.js', 'test', '--reporter=list,json'), {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    CHROMIUM_PATH: chromium,
  })
  return readCounts(report, code, countPlaywright)
}

// What `npm test` and .ci/run start, once scripts/bootstrap.mjs has put the modules and the right Node in place.
const chromium = await ensureChromium()
if (chromium === null) {
  console.error(missingChromium)
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'pupitre-test-'))
const counts = addCounts(
  await houseCounts(),
  await auditCounts(),
  await suiteCounts(folder),
  await mutantCounts(folder),
  await browserCounts(folder, chromium),
)
rmSync(folder, { recursive: true, force: true })
process.exitCode = counts.failed === 0 ? 0 : 1
console.log(`\n${tellCounts(counts)}`)
