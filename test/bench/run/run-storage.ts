import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sameMark } from '#test/bench/data/bench-row.ts'
import type { OperationResult } from '#test/bench/page/storage-session.ts'
import type { PeerName } from '#test/bench/peers/peer.ts'
import type { Operation, StorageLine, WrongAnswer } from './bench-result.ts'
import type { PeerHome } from './peer-home.ts'
import { folderSize } from './folder-size.ts'
import { openBrowser } from './open-browser.ts'
import { profilePage } from './profile-page.ts'
import { summarise, type StorageSample } from './summarise.ts'
import { rotated } from './statistics.ts'

/** What to measure. */
export interface StoragePlan {
  readonly peers: readonly PeerName[]
  readonly sizes: readonly number[]
  readonly repetitions: number
  /** Where each peer's page is served, and what stands beside it. */
  home(peer: PeerName): Promise<PeerHome>
  progress(line: string): void
  /** Where to leave a profile of each operation; null when nobody asked for it. */
  readonly profiles: string | null
}

/** Runs of an operation that is short: enough for a p95. */
const actRuns = 60
const queryRuns = 30

export async function runStorage(plan: StoragePlan): Promise<{ lines: StorageLine[]; wrong: WrongAnswer[] }> {
  const samples: StorageSample[] = []
  const wrong: WrongAnswer[] = []
  for (const size of plan.sizes) {
    for (let repetition = 0; repetition < plan.repetitions; repetition++) {
      for (const peer of rotated(plan.peers, repetition)) {
        plan.progress(
          `storage · ${size} records · ${peer} · repetition ${repetition + 1}/${plan.repetitions}`,
        )
        const measured = await measurePeer(plan, peer, size)
        samples.push(...measured.samples)
        wrong.push(...measured.wrong)
      }
    }
  }
  return { lines: summarise(samples), wrong }
}

interface Measured {
  readonly samples: readonly StorageSample[]
  readonly wrong: readonly WrongAnswer[]
}

/** One browser writes; another, started cold on the same profile, does the rest. */
async function measurePeer(plan: StoragePlan, peer: PeerName, size: number): Promise<Measured> {
  const profile = await mkdtemp(join(tmpdir(), 'pupitre-bench-'))
  const home = await plan.home(peer)
  try {
    const written = await inBrowser(plan, profile, home.url, [['write', `bench.write(${size})`]])
    const disk = (await folderSize(join(profile, 'Default', 'IndexedDB'))) + (await home.diskBeside())
    const rest = await inBrowser(plan, profile, home.url, [
      ['load', `bench.load(${size})`],
      ['day', `bench.queryDays(${size}, ${queryRuns})`],
      ['student', `bench.queryStudents(${size}, ${queryRuns})`],
      ['act', `bench.act(${size}, ${actRuns})`],
    ])
    return judge(peer, size, [...written, ...rest], disk)
  } finally {
    await home.close()
    await rm(profile, { recursive: true, force: true })
  }
}

type Step = readonly [Operation, string]

async function inBrowser(
  plan: StoragePlan,
  profile: string,
  url: string,
  steps: readonly Step[],
): Promise<(readonly [Operation, OperationResult])[]> {
  const browser = await openBrowser(profile, url, 'bench')
  try {
    const results: (readonly [Operation, OperationResult])[] = []
    for (const [operation, expression] of steps) {
      const run = () => browser.page.evaluate(expression) as Promise<OperationResult>
      const name = `${new URL(url).pathname.replaceAll('/', '') || 'ours'}-${operation}`
      results.push([
        operation,
        plan.profiles ? await profilePage(browser.page, plan.profiles, name, run) : await run(),
      ])
    }
    return results
  } finally {
    await browser.close()
  }
}

function judge(
  peer: PeerName,
  size: number,
  results: readonly (readonly [Operation, OperationResult])[],
  diskBytes: number,
): Measured {
  const samples: StorageSample[] = results.map(([operation, result]) => ({
    peer,
    size,
    operation,
    unit: 'ms',
    values: result.ms,
  }))
  samples.push({ peer, size, operation: 'disk', unit: 'MB', values: [diskBytes / 1e6] })
  for (const [, result] of results) {
    if (result.heapBytes !== null)
      samples.push({ peer, size, operation: 'heap', unit: 'MB', values: [result.heapBytes / 1e6] })
  }
  const wrong = results
    .filter(([, { expected, found }]) => !sameMark(expected, found))
    .map(([operation, { expected, found }]) => ({ who: peer, size, operation, expected, found }))
  return { samples, wrong }
}
