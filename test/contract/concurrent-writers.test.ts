import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson, sameValue } from '#shared/kernel/canonical-json.ts'
import type { CommandMessage } from '#shared/protocol/push.ts'
import { seededChance } from '#server/seed/seeded-chance.ts'
import { openDatabase } from '#server/store/database.ts'
import { openPostgres } from '#server/store/open-postgres.ts'
import type { Database } from '#server/store/tables.ts'
import { startShiftedPortal, type ShiftedPortal } from '#test/support/portal/start-shifted-portal.ts'
import { makeOwnDatabase } from '#test/support/portal/own-database.ts'
import { gatherCrowd, tuesdayMorning, type Crowd } from '#test/support/writers/crowd.ts'
import { inventCommands } from '#test/support/writers/invent-commands.ts'
import { judgeReading } from '#test/support/writers/judge-reading.ts'
import { readActors, readLog, readTable } from '#test/support/writers/read-log.ts'
import { readOn, type Reading } from '#test/support/writers/read-on.ts'
import { replayLog, type LogLine, type Records, type Replayed } from '#test/support/writers/replay-log.ts'
import { createVerdicts, writeAll, type Faults, type Verdicts } from '#test/support/writers/write-all.ts'

const perWriter = 12
const seed = Number(env['PUPITRE_SEED'] ?? 2026)

/** The embedded one always, and the server that DATABASE_URL names, when it names one. */
const servers = [
  { name: 'the embedded PostgreSQL', url: null },
  ...(env['DATABASE_URL'] ? [{ name: 'the PostgreSQL of DATABASE_URL', url: env['DATABASE_URL'] }] : []),
]

interface Work {
  readonly crowd: Crowd
  readonly typed: ReadonlyMap<string, readonly CommandMessage[]>
  readonly verdicts: Verdicts
  readonly faults: Faults
  readonly readings: readonly Reading[]
  readonly first: Records
  readonly firstHead: number
  readonly log: readonly LogLine[]
  readonly replayed: Replayed
}

async function headOf({ db, school }: Crowd['context']): Promise<number> {
  const query = db.selectFrom('school_clock').select('rev').where('school', '=', school)
  return (await query.executeTakeFirstOrThrow()).rev
}

/** Everybody writes and reads at once; nothing is judged before all is quiet. */
async function work(db: Database, urls: readonly string[], crowd: Crowd): Promise<Work> {
  const { context, writers, readers, lessons } = crowd
  const chance = seededChance(seed)
  const typed = new Map(
    writers.map((member) => [member.workstationId, inventCommands(member, lessons, perWriter, chance)]),
  )
  const [first, firstHead] = [await readTable(context), await headOf(context)]
  const verdicts = createVerdicts()
  const faults: Faults = { cuts: 0, twins: 0, stale: 0, later: 0 }
  let isOver = false
  const reading = Promise.all(
    readers.map((member, at) => readOn(member, { urls, isNewcomer: at === 1, isOver: () => isOver })),
  )
  await Promise.all(
    writers.map((member, at) =>
      writeAll(member, typed.get(member.workstationId) ?? [], {
        urls,
        chance: seededChance(seed * 100 + at),
        verdicts,
        faults,
      }),
    ),
  )
  isOver = true
  const readings = await reading
  const log = await readLog(context, typed, await readActors(context, writers))
  return {
    ...{ crowd, typed, verdicts, faults, readings, first, firstHead, log },
    replayed: replayLog(first, firstHead, log),
  }
}

describe.each(servers)('twenty writers and six readers at once, on $name', ({ name, url }) => {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-writers-'))
  const closers: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true })]
  let done: Work

  beforeAll(async () => {
    const server = url ?? (await embedded())
    const own = await makeOwnDatabase(server)
    closers.unshift(own.drop)
    const db = await openDatabase(own.url)
    closers.unshift(() => db.destroy())
    const shiftMs = tuesdayMorning - Date.now()
    const crowd = await gatherCrowd(db, shiftMs)
    const order = { databaseUrl: own.url, school: crowd.context.school, shiftMs }
    const portals: ShiftedPortal[] = await Promise.all([startShiftedPortal(order), startShiftedPortal(order)])
    closers.unshift(() => Promise.all(portals.map((portal) => portal.stop())))
    const begun = Date.now()
    done = await work(
      db,
      portals.map((portal) => portal.url),
      crowd,
    )
    const version = (await sql<{ v: string }>`select version() as v`.execute(db)).rows[0]?.v
    console.log(
      `${name}: ${version}\nbase ${own.name}, seed ${seed}, ${done.log.length} commands in ${Date.now() - begun} ms, ` +
        `${done.verdicts.answers} verdicts given, ${JSON.stringify(done.faults)}, ` +
        `${done.readings.map((one) => one.deliveries.length).join('+')} pulls`,
    )
  }, 300_000)
  afterAll(async () => {
    for (const close of closers) await close()
  }, 60_000)

  async function embedded(): Promise<string> {
    const postgres = await openPostgres({ dataDir: folder, durable: false })
    closers.unshift(() => postgres.close())
    return postgres.url
  }

  it('S1: revisions are dense, one a command that changed something, and commit order is their order', () => {
    const revs = done.log.flatMap((line) => (line.outcome.rev === null ? [] : [line.outcome.rev]))
    expect(revs.length).toBeGreaterThan(40)
    expect(revs).toEqual(revs.map((_, at) => done.firstHead + 1 + at))
  })

  it('S6: the portal’s moments follow its revisions', () => {
    const moments = done.log.map((line) => line.appliedAt)
    expect(moments).toEqual([...moments].sort())
  })

  it('S2, S17: each command typed has one verdict, stored once, in its writer’s order', () => {
    expect(done.log.length).toBe(20 * perWriter)
    for (const [workstationId, commands] of done.typed) {
      const mids = done.log.filter((one) => one.workstationId === workstationId).map((one) => one.command.mid)
      expect(mids).toEqual(commands.map((command) => command.mid))
    }
  })

  it('S2: every answer ever given on a command, to twins in flight and to repeats, is the one stored', () => {
    const stored = new Map(
      done.log.map((line) => [`${line.workstationId}|${line.outcome.mid}`, canonicalJson(line.outcome)]),
    )
    const others = [...done.verdicts.given].flatMap(([key, texts]) =>
      [...texts]
        .filter((text) => text !== stored.get(key))
        .map((text) => `${key}: ${text} ≠ ${stored.get(key)}`),
    )
    expect(others.slice(0, 10)).toEqual([])
    expect(done.verdicts.answers).toBeGreaterThan(done.log.length)
    expect(done.faults.twins).toBeGreaterThan(10)
  })

  it('the histories are serialisable: run one after the other by the pure commands, same verdicts', () => {
    expect(done.replayed.outcomes).toEqual(done.log.map((line) => line.outcome))
    const kinds = new Set(done.log.map((line) => line.outcome.outcome))
    expect([...kinds].sort()).toEqual(['applied', 'conflict', 'merged', 'rejected'])
  })

  it('the histories are serialisable: same rows in the end, to the letter and to the revision', async () => {
    const table = await readTable(done.crowd.context)
    const differing = [...new Set([...table.keys(), ...done.replayed.final.keys()])].filter(
      (key) => !isSame(table.get(key), done.replayed.final.get(key)),
    )
    expect(differing).toEqual([])
  })

  it('S1, S7: each reader was brought, at each head, its rows whole and alone: none skipped, late, or cut', async () => {
    const { crowd, readings, first, firstHead, replayed } = done
    const actors = await readActors(crowd.context, crowd.readers)
    const complaints = readings.flatMap((reading) => {
      const actor = actors.get(reading.member.workstationId)
      return actor
        ? judgeReading(reading, actor, { first, firstHead, written: replayed.written })
        : ['nobody']
    })
    expect(complaints.slice(0, 10)).toEqual([])
    const heads = new Set(
      readings.flatMap((one) => one.deliveries.map((delivery) => delivery.pages[0]?.head)),
    )
    expect(heads.size).toBeGreaterThan(20)
    expect(
      Math.max(...readings.flatMap((one) => one.deliveries.map(({ pages }) => pages.length))),
    ).toBeGreaterThan(5)
  })
})

/** Most rows are of the first state: the same text, without sorting their keys. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || sameValue(a, b)
}
