import { contentMark, dayOf, studentOf, toRows } from '#test/bench/data/bench-row.ts'
import { makeSchool } from '#test/bench/data/make-school.ts'
import type { Held, KeptRow, Peer } from '#test/bench/peers/peer.ts'
import { recordTypes } from '#shared/domain/registry.ts'
import { must } from '#shared/kernel/must.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
import { actSession, type ActSession } from './act-session.ts'
import type { OperationResult } from './operation-result.ts'
import { collectGarbage, heapInUse, timed } from './page-measures.ts'

/** What the bench calls in a page, one page a peer. */
export interface StorageSession extends ActSession {
  /** First sync: the pulled batches into an empty store, until the complete checkpoint is durable. */
  sync(size: number): Promise<OperationResult>
  /** Opens what an earlier page wrote, until the first screen has what it shows. */
  unlock(size: number): Promise<OperationResult>
  /** Opens what an earlier page wrote, all of it into memory, with its indexes. */
  load(size: number): Promise<OperationResult>
  queryDays(size: number, runs: number): Promise<OperationResult>
  queryStudents(size: number, runs: number): Promise<OperationResult>
}

const studentKinds = ['absence', 'observation'] as const

/** People and structures, and the timetable and calls of a month that every school of the bench has. */
const firstScreen = {
  standing: [...recordTypes.values()].filter(({ load }) => load === 'eager').map(({ kind }) => kind),
  monthly: ['lesson', 'rollCall'],
  month: '2026-10',
} as const

export function storageSession(peer: Peer): StorageSession {
  let made: readonly RowMessage[] | undefined
  const rowsOf = (size: number): readonly RowMessage[] => (made ??= toRows(makeSchool(size).records))
  return {
    ...actSession(peer, rowsOf),
    sync: (size) => writeAll(peer, rowsOf(size)),
    unlock: (size) => unlock(peer, () => rowsOf(size)),
    load: (size) => loadAll(peer, () => rowsOf(size)),
    queryDays: (size, runs) => queryDays(peer, rowsOf(size), runs),
    queryStudents: (size, runs) => queryStudents(peer, rowsOf(size), runs),
  }
}

async function writeAll(peer: Peer, rows: readonly RowMessage[]): Promise<OperationResult> {
  await peer.open()
  const ms = await timed(() => peer.writeAll(rows))
  await peer.reopen?.()
  return { ms: [ms], heapBytes: null, expected: contentMark(rows), found: contentMark(await peer.readAll()) }
}

async function unlock(peer: Peer, rows: () => readonly RowMessage[]): Promise<OperationResult> {
  let held: Held | undefined
  const ms = await timed(async () => (held = await peer.unlock(firstScreen)))
  const isShown = ({ kind, data }: RowMessage): boolean =>
    firstScreen.standing.some((one) => one === kind) ||
    (firstScreen.monthly.some((one) => one === kind) && dayOf({ kind, data }).startsWith(firstScreen.month))
  const found = must(held, 'a first screen').rows()
  return {
    ms: [ms],
    heapBytes: null,
    expected: contentMark(rows().filter(isShown)),
    found: contentMark(found),
  }
}

/** @param expected made only afterwards, so that it weighs neither on the time nor on the heap */
async function loadAll(peer: Peer, expected: () => readonly RowMessage[]): Promise<OperationResult> {
  let held: Held | undefined
  const ms = await timed(async () => (held = await peer.load()))
  const heapBytes = heapInUse()
  const found = must(held, 'rows in memory').rows()
  return { ms: [ms], heapBytes, expected: contentMark(expected()), found: contentMark(found) }
}

/** Every call of one day: the live board of vie scolaire. */
async function queryDays(peer: Peer, rows: readonly RowMessage[], runs: number): Promise<OperationResult> {
  const calls = Map.groupBy(
    rows.filter((row) => row.kind === 'rollCall'),
    dayOf,
  )
  const days = [...calls.keys()]
  return askMany(runs, (run) => {
    const day = days[(run * 7) % days.length] as string
    return { expected: calls.get(day) ?? [], ask: () => peer.rowsOfDay('rollCall', day) }
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
  return askMany(runs, (run) => {
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

async function askMany(runs: number, question: (run: number) => Question): Promise<OperationResult> {
  const ms: number[] = []
  const expected: RowMessage[] = []
  const found: KeptRow[] = []
  collectGarbage()
  for (let run = 0; run < runs; run++) {
    const asked = question(run)
    const begun = performance.now()
    const answer = await asked.ask()
    ms.push(performance.now() - begun)
    expected.push(...asked.expected)
    found.push(...answer)
  }
  return { ms, heapBytes: null, expected: contentMark(expected), found: contentMark(found) }
}
