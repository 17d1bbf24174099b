import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantOf } from '#shared/kernel/instant.ts'
import { fullRegistry, type PortalContext } from '#server/commands/portal-context.ts'
import { createDemonstration } from '#server/seed/create-demonstration.ts'
import { openDatabase } from '#server/store/database.ts'
import { openPostgres } from '#server/store/open-postgres.ts'
import { processesIn } from '#test/support/portal/portal-process.ts'
import { startShiftedPortal } from '#test/support/portal/start-shifted-portal.ts'
import { tuesdayMorning } from '#test/support/writers/crowd.ts'
import { watchPhase, type PhaseReport } from './load-report.ts'
import { prepareSeats } from './prepare-posts.ts'
import { openMorning } from './run-morning.ts'

export interface LyceeOptions {
  readonly students: number
  readonly workstations: number
  readonly steadyMs: number
  /** Each workstation types a mark so often, by chance around it. */
  readonly everyMs: number
  /** Profile the portal into this folder. */
  readonly profileFolder?: string
}

/** One lycée, one real portal process, one durable PostgreSQL. @param keep is given each phase as it ends */
export async function runLycee(
  options: LyceeOptions,
  tell: (text: string) => void,
  keep: (name: string, report: PhaseReport) => void,
): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pupitre-load-')))
  const dataDir = join(root, 'data')
  const shiftMs = tuesdayMorning - Date.now()
  const clock = () => Date.now() + shiftMs
  try {
    const postgres = await openPostgres({ dataDir })
    const db = await openDatabase(postgres.url)
    tell(`a lycée of ${options.students} pupils…`)
    const { school } = await createDemonstration(db, {
      now: instantOf(clock()),
      students: options.students,
      ready: true,
    })
    const context: PortalContext = { db, school, registry: fullRegistry, clock }
    const seats = await prepareSeats(context, options.workstations)
    await db.destroy()
    await postgres.close()
    const profiling = options.profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${options.profileFolder}`] : []
    const portal = await startShiftedPortal({ dataDir, school, shiftMs }, profiling)
    const morning = openMorning([{ url: portal.url, seats }], clock)
    const watched = {
      schools: 1,
      workstations: seats.teachers.length,
      portal: () => [portal.pid],
      postgres: () => processesIn(dataDir),
    }
    keep('peak', await watchPhase(watched, morning.peak))
    if (options.steadyMs > 0) {
      const steady = () => morning.steady(options.steadyMs, options.everyMs)
      keep('steady', await watchPhase(watched, steady))
    }
    await morning.stop()
    await portal.stop()
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
