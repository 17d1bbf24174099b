import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { peerNames, type PeerName } from '#test/bench/peers/peer.ts'
import { ownBars } from '#test/bench/own/own-bars.ts'
import { runCahiers } from '#test/bench/cahiers/run-cahiers.ts'
import { runOwn, type OwnMeasured } from '#test/bench/own/run-own.ts'
import type { BenchResult } from './bench-result.ts'
import { buildBundles } from './build-bundles.ts'
import { describeMachine } from './describe-machine.ts'
import { ourHome } from './our-home.ts'
import { plainHome } from './peer-home.ts'
import { runStorage, type StorageMeasured } from './run-storage.ts'
import { startFakePortal } from './fake-portal.ts'
import { serveFolder } from './serve-folder.ts'
import { storageBars } from './storage-bars.ts'

/** What to run. */
export interface BenchPlan {
  readonly sizes: readonly number[]
  readonly repetitions: number
  /** Records of the schools that ours alone is measured with. */
  readonly schools: readonly number[]
  /** Peers to measure, and whether ours alone is measured against the portal. */
  readonly only: readonly BenchPart[]
  /** Seconds that one operation of one peer may take. */
  readonly limitS: number
  /** Where to leave profiles, or null. */
  readonly profiles: string | null
  progress(line: string): void
}

export const benchParts = [...peerNames, 'own', 'cahiers'] as const
export type BenchPart = (typeof benchParts)[number]

export async function runBench(plan: BenchPlan): Promise<BenchResult> {
  const begun = performance.now()
  const startedAt = new Date().toISOString()
  const machine = await describeMachine()
  const folder = await mkdtemp(join(tmpdir(), 'pupitre-bench-pages-'))
  try {
    const peers = peerNames.filter((name) => plan.only.includes(name))
    plan.progress('building a bundle for each peer')
    await buildBundles(
      [...peers, ...(plan.only.some((part) => part === 'own' || part === 'cahiers') ? ['own'] : [])],
      folder,
      { isReadable: plan.profiles !== null },
    )
    const { lines, stopped, wrong } = await measureStorage(plan, peers, folder)
    const own = await measureOwn(plan, folder)
    const cahiers = await measureCahiers(plan, folder)
    const alone = [...own.lines, ...cahiers.lines]
    const bars = [...storageBars(lines, stopped), ...ownBars(alone)]
    return {
      machine,
      startedAt,
      seconds: (performance.now() - begun) / 1000,
      storage: lines,
      stopped,
      own: alone,
      bars,
      wrong: [...wrong, ...own.wrong, ...cahiers.wrong],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureStorage(
  plan: BenchPlan,
  peers: readonly PeerName[],
  folder: string,
): Promise<StorageMeasured> {
  const served = await serveFolder(folder)
  const portal = await startFakePortal()
  try {
    const home = async (peer: PeerName) =>
      peer === 'ours' ? ourHome(join(folder, peer), portal.url) : plainHome(`${served.url}/${peer}/`)
    return await runStorage({ ...plan, peers, portal, home })
  } finally {
    await served.close()
    await portal.close()
  }
}

function measureOwn(plan: BenchPlan, folder: string): Promise<OwnMeasured> | OwnMeasured {
  if (!plan.only.includes('own')) return { lines: [], wrong: [] }
  const { profiles, progress, schools } = plan
  return runOwn({ sizes: schools, pageFolder: join(folder, 'own'), profiles, progress })
}

function measureCahiers(plan: BenchPlan, folder: string): Promise<OwnMeasured> | OwnMeasured {
  if (!plan.only.includes('cahiers')) return { lines: [], wrong: [] }
  return runCahiers({ pageFolder: join(folder, 'own'), progress: plan.progress })
}
