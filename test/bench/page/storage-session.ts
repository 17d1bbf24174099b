import { contentMark, dayOf, studentOf, toRows, type ContentMark } from '#test/bench/data/bench-row.ts'
import { makeSchool } from '#test/bench/data/make-school.ts'
import type { KeptRow, Peer } from '#test/bench/peers/peer.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { must } from '#shared/kernel/must.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
import { afterActs, planActs } from './act-plan.ts'
import { indexRows, type RowIndex } from './row-index.ts'

/** One operation: how long each run of it took, and whether what it left or answered is right to the letter. */
export interface OperationResult {
  readonly ms: readonly number[]
  /** Heap in use once all is loaded and garbage collected; null for the other operations. */
  readonly heapBytes: number | null
  readonly expected: ContentMark
  readonly found: ContentMark
}

/** What the bench calls in a page, one page a peer. */
export interface StorageSession {
  /** Bulk write into an empty store, until durable. */
  write(size: number): Promise<OperationResult>
  /** Opens what an earlier page wrote, all of it into memory, with its indexes. */
  load(size: number): Promise<OperationResult>
  queryDays(size: number, runs: number): Promise<OperationResult>
  queryStudents(size: number, runs: number): Promise<OperationResult>
  act(size: number, runs: number): Promise<OperationResult>
}

const studentKinds = ['absence', 'observation'] as const

export function storageSession(peer: Peer): StorageSession {
  let made: readonly RowMessage[] | undefined
  const rowsOf = (size: number): readonly RowMessage[] => (made ??= toRows(makeSchool(size).records))
  return {
    write: (size) => writeAll(peer, rowsOf(size)),
    load: (size) => loadAll(peer, () => rowsOf(size)),
    queryDays: (size, runs) => queryDays(peer, rowsOf(size), runs),
    queryStudents: (size, runs) => queryStudents(peer, rowsOf(size), runs),
    act: (size, runs) => actMany(peer, rowsOf(size), runs),
  }
}

async function writeAll(peer: Peer, rows: readonly RowMessage[]): Promise<OperationResult> {
  await peer.open()
  const ms = await timed(() => peer.writeAll(rows))
  await peer.reopen?.()
  return { ms: [ms], heapBytes: null, expected: contentMark(rows), found: contentMark(await peer.readAll()) }
}

/** @param expected made only afterwards, so that it weighs neither on the time nor on the heap */
async function loadAll(peer: Peer, expected: () => readonly RowMessage[]): Promise<OperationResult> {
  let index: RowIndex | undefined
  const ms = await timed(async () => {
    await peer.open()
    index = indexRows(await peer.readAll())
  })
  const found = must(index, 'an index')
  const heapBytes = heapInUse()
  return { ms: [ms], heapBytes, expected: contentMark(expected()), found: contentMark(found.byKey.values()) }
}

function heapInUse(): number {
  collectGarbage()
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  collectGarbage()
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Chromium is started with `--expose-gc`: what an earlier operation left is not charged to the next. */
function collectGarbage(): void {
  ;(globalThis as { gc?: () => void }).gc?.()
}

/** Every call of one day: the live board of vie scolaire. */
async function queryDays(peer: Peer, rows: readonly RowMessage[], runs: number): Promise<OperationResult> {
  const calls = rows.filter((row) => row.kind === 'rollCall')
  const days = [...new Set(calls.map(dayOf))]
  return askMany(runs, async (run) => {
    const day = days[(run * 7) % days.length] as string
    return { expected: calls.filter((row) => dayOf(row) === day), ask: () => peer.rowsOfDay('rollCall', day) }
  })
}

/** Absences and observations of one pupil. */
async function queryStudents(
  peer: Peer,
  rows: readonly RowMessage[],
  runs: number,
): Promise<OperationResult> {
  const about = rows.filter((row) => studentKinds.some((kind) => kind === row.kind))
  const students = rows.filter((row) => row.kind === 'student').map((row) => row.id)
  return askMany(runs, async (run) => {
    const student = students[(run * 13) % students.length] as string
    return {
      expected: about.filter((row) => studentOf(row) === student),
      ask: async () =>
        (await Promise.all(studentKinds.map((kind) => peer.rowsOfStudent(kind, student)))).flat(),
    }
  })
}

interface Question {
  readonly expected: readonly RowMessage[]
  ask(): Promise<readonly KeptRow[]>
}

async function askMany(runs: number, question: (run: number) => Promise<Question>): Promise<OperationResult> {
  const ms: number[] = []
  const expected: RowMessage[] = []
  const found: KeptRow[] = []
  collectGarbage()
  for (let run = 0; run < runs; run++) {
    const asked = await question(run)
    const begun = performance.now()
    const answer = await asked.ask()
    ms.push(performance.now() - begun)
    expected.push(...asked.expected)
    found.push(...answer)
  }
  return { ms, heapBytes: null, expected: contentMark(expected), found: contentMark(found) }
}

async function actMany(peer: Peer, rows: readonly RowMessage[], runs: number): Promise<OperationResult> {
  const acts = planActs(rows, runs)
  const ms: number[] = []
  collectGarbage()
  for (const act of acts) {
    const begun = performance.now()
    await peer.act(act)
    ms.push(performance.now() - begun)
  }
  await peer.reopen?.()
  const asRow = (entry: { mid: number }) => ({
    kind: 'queue',
    id: String(entry.mid),
    data: JSON.parse(canonicalJson(entry)) as unknown,
  })
  const expected = [...afterActs(rows, acts), ...acts.map((act) => asRow(act.entry))]
  const found = [...(await peer.readAll()), ...(await peer.queue()).map(asRow)]
  return { ms, heapBytes: null, expected: contentMark(expected), found: contentMark(found) }
}
