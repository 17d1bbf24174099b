import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { fullRegistry } from '#server/commands/portal-context.ts'
import { createDemonstration } from '#server/seed/create-demonstration.ts'
import { openDatabase } from '#server/store/database.ts'
import { openPostgres } from '#server/store/open-postgres.ts'
import type { Database } from '#server/store/tables.ts'
import { processesIn } from '#test/support/portal/portal-process.ts'
import { tuesdayMorning } from '#test/support/writers/crowd.ts'
import { cloneSchool } from './clone-school.ts'
import { watchPhase, type PhaseReport } from './load-report.ts'
import { prepareSeats, type Seats } from './prepare-posts.ts'
import { openMorning, type Place } from './run-morning.ts'
import { shardReady, type ShardOrder } from './shard-order.ts'

/** Small schools, so that a hundred of them take minutes: the cost of a request is what is looked for. */
const pupils = 120
const workstationsEach = 10

interface Shard {
  readonly pid: number
  readonly urls: readonly string[]
  stop(): Promise<void>
}

async function startShard(order: ShardOrder): Promise<Shard> {
  const child = fork(join(import.meta.dirname, 'shard-portal.ts'), [JSON.stringify(order)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const news = await Promise.race([once(child, 'message'), ended.then(() => null)])
  if (news === null) throw new Error('the shard did not start')
  return {
    pid: must(child.pid, 'a process that has spoken'),
    urls: shardReady.parse(news[0]).urls,
    stop: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

/** The first school is filled as demonstrations are, the others are copies of it. */
async function fillSchools(db: Database, count: number, now: number): Promise<string[]> {
  const { school } = await createDemonstration(db, { now: instantOf(now), students: pupils, ready: true })
  const schools = [school]
  while (schools.length < count) {
    const next = `9${String(schools.length).padStart(6, '0')}Z`
    await cloneSchool(db, school, next)
    schools.push(next)
  }
  await sql`analyze`.execute(db)
  return schools
}

async function runSchools(count: number, tell: (text: string) => void): Promise<PhaseReport> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pupitre-curve-')))
  const dataDir = join(root, 'data')
  const shiftMs = tuesdayMorning - Date.now()
  const clock = () => Date.now() + shiftMs
  const postgres = await openPostgres({ dataDir })
  try {
    tell(`${count} school(s) of ${pupils} pupils on one PostgreSQL…`)
    // filling is not measured: it need not wait for the disk
    const db = await openDatabase(`${postgres.url}?options=-c%20synchronous_commit%3Doff`)
    const schools = await fillSchools(db, count, clock())
    const seats: Seats[] = []
    for (const school of schools)
      seats.push(await prepareSeats({ db, school, registry: fullRegistry, clock }, workstationsEach))
    await sql`checkpoint`.execute(db)
    await db.destroy()
    const shard = await startShard({ databaseUrl: postgres.url, schools, shiftMs })
    const places = shard.urls.map((url, at): Place => ({ url, seats: must(seats[at], 'seats') }))
    const morning = openMorning(places, clock)
    const workstations = places.reduce((sum, place) => sum + place.seats.teachers.length, 0)
    const watched = {
      schools: count,
      workstations,
      portal: () => [shard.pid],
      postgres: () => processesIn(dataDir),
    }
    const report = await watchPhase(watched, morning.peak)
    await morning.stop()
    await shard.stop()
    return report
  } finally {
    await postgres.close()
    rmSync(root, { recursive: true, force: true })
  }
}

/** The same morning for more and more schools on one PostgreSQL. @param keep is given each as it ends */
export async function runCurve(
  counts: readonly number[],
  tell: (text: string) => void,
  keep: (name: string, report: PhaseReport) => void,
): Promise<void> {
  for (const count of counts) keep(`curve-${count}`, await runSchools(count, tell))
}
