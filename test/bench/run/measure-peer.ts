import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentMark } from '#test/bench/data/bench-row.ts'
import type { OperationResult } from '#test/bench/page/operation-result.ts'
import type { PeerName } from '#test/bench/peers/peer.ts'
import type { Operation, StoppedLine } from './bench-result.ts'
import type { FakePortal, PlannedEffect } from './fake-portal.ts'
import { folderSize } from './folder-size.ts'
import { openBrowser, type OpenBrowser } from './open-browser.ts'
import type { PeerHome } from './peer-home.ts'
import { profilePage } from './profile-page.ts'
import { withLimit, type Ended } from './with-limit.ts'

/** What every peer is given. */
export interface PeerPlan {
  /** Where each peer's page is served, and what stands beside it. */
  home(peer: PeerName): Promise<PeerHome>
  readonly portal: FakePortal
  /** How long one operation and its verification may take before they are stopped. */
  readonly limitS: number
  /** Where to leave a profile of each operation; null when nobody asked for it. */
  readonly profiles: string | null
}

export interface Measured {
  readonly results: readonly (readonly [Operation, OperationResult])[]
  /** After the first sync; null when it was stopped. */
  readonly diskBytes: number | null
  readonly stopped: readonly Halt[]
}

type Halt = Pick<StoppedLine, 'operation' | 'afterS' | 'fault'>

/** Runs of an operation that is short: enough for a p95. */
const runs = { act: 60, call: 20, query: 30, live: 30 } as const
/** Commands that wait when the line comes back. */
const queued = 600

type Step = readonly [Operation, (browser: OpenBrowser) => Promise<OperationResult>]

/** One browser writes; others, started cold on the same profile, do the rest. */
export async function measurePeer(plan: PeerPlan, peer: PeerName, size: number): Promise<Measured> {
  const profile = await mkdtemp(join(tmpdir(), 'pupitre-bench-'))
  const home = await plan.home(peer)
  const inPage = (steps: readonly Step[]) => runSteps(plan, { profile, url: home.url, peer }, steps)
  const ask = (expression: string) => (browser: OpenBrowser) =>
    browser.page.evaluate(expression) as Promise<OperationResult>
  try {
    const synced = await inPage([['sync', ask(`bench.sync(${size})`)]])
    const isSynced = synced.stopped.length === 0
    const diskBytes = isSynced
      ? (await folderSize(join(profile, 'Default', 'IndexedDB'))) + (await home.diskBeside())
      : null
    const unlocked = await inPage(isSynced ? [['unlock', ask(`bench.unlock(${size})`)]] : [])
    const rest: Step[] = [
      ['load', ask(`bench.load(${size})`)],
      ['day', ask(`bench.queryDays(${size}, ${runs.query})`)],
      ['student', ask(`bench.queryStudents(${size}, ${runs.query})`)],
      ['live', ask(`bench.live(${size}, ${runs.live})`)],
      ['act', ask(`bench.act(${size}, ${runs.act})`)],
      ['call', ask(`bench.call(${size}, ${runs.call})`)],
      ['drain', (browser) => drain(plan.portal, browser, size)],
    ]
    const done = isSynced ? await inPage(rest) : notBegun(['unlock', ...rest.map(([operation]) => operation)])
    return {
      results: [...synced.results, ...unlocked.results, ...done.results],
      diskBytes,
      stopped: [...synced.stopped, ...unlocked.stopped, ...done.stopped],
    }
  } finally {
    await home.close()
    await rm(profile, { recursive: true, force: true })
  }
}

/** What the portal received is part of the answer: every command, once, in order. */
async function drain(portal: FakePortal, { page }: OpenBrowser, size: number): Promise<OperationResult> {
  const effects = (await page.evaluate(`bench.fillQueue(${size}, ${queued})`)) as PlannedEffect[]
  portal.plan(effects)
  const result = (await page.evaluate(`bench.drain(${size}, '${portal.url}')`)) as OperationResult
  const mids = (of: readonly { readonly mid: number }[]) => of.map(({ mid }) => mid).join(' ')
  if (mids(portal.received()) === mids(effects)) return result
  return { ...result, found: contentMark([]) }
}

type Stepped = Pick<Measured, 'results' | 'stopped'>

function notBegun(operations: readonly Operation[]): Stepped {
  return { results: [], stopped: operations.map((operation) => ({ operation, afterS: null, fault: null })) }
}

interface Place {
  readonly profile: string
  readonly url: string
  readonly peer: PeerName
}

async function runSteps(plan: PeerPlan, place: Place, steps: readonly Step[]): Promise<Stepped> {
  if (steps.length === 0) return notBegun([])
  const browser = await openBrowser(place.profile, place.url, 'bench')
  const results: (readonly [Operation, OperationResult])[] = []
  try {
    for (const [index, [operation, step]] of steps.entries()) {
      const work = () => step(browser)
      const profiled = plan.profiles
        ? profilePage(browser.page, plan.profiles, `${place.peer}-${operation}`, work)
        : work()
      const ended = await withLimit(profiled, plan.limitS)
      if (ended.kind !== 'done') {
        const left = notBegun(steps.slice(index + 1).map(([later]) => later))
        return { results, stopped: [haltOf(operation, ended, plan.limitS), ...left.stopped] }
      }
      results.push([operation, ended.answer])
    }
    return { results, stopped: [] }
  } finally {
    await browser.close()
  }
}

function haltOf(
  operation: Operation,
  ended: Exclude<Ended<OperationResult>, { readonly kind: 'done' }>,
  limitS: number,
): Halt {
  return ended.kind === 'stopped'
    ? { operation, afterS: limitS, fault: null }
    : { operation, afterS: null, fault: ended.fault }
}
