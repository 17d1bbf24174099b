import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '#shared/domain/core/actor.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { startPortal, type RunningPortal } from '#server/portal.ts'
import { createDemonstration, type Demonstration } from '#server/seed/create-demonstration.ts'
import type { DemoAccount } from '#server/seed/demonstration-accounts.ts'
import { openLyingLine, type LyingLine } from '#test/support/post/lying-line.ts'
import { startClockAt, type ShiftedClock } from '#test/support/post/shifted-clock.ts'

/** A Tuesday at 8 h 05 in Paris. */
const tuesdayMorning = Date.parse('2026-11-17T07:05:00Z')

/** A school with its portal and one post's folder, swept away when closed. */
export interface KillSchool {
  readonly portal: RunningPortal
  readonly line: LyingLine
  readonly clock: ShiftedClock
  readonly demonstration: Demonstration
  readonly postFolder: string
  /** A copy of the built page: whoever builds meanwhile builds elsewhere. */
  readonly pageFolder: string
  account(role: Role): DemoAccount
  close(): Promise<void>
}

export async function openKillSchool(): Promise<KillSchool> {
  const root = mkdtempSync(join(tmpdir(), 'pupitre-kill-'))
  const pageFolder = join(root, 'page')
  cpSync(join(import.meta.dirname, '../../out/renderer'), pageFolder, { recursive: true })
  const clock = startClockAt(tuesdayMorning)
  const portal = await startPortal({ dataDir: join(root, 'portal'), port: 0, clock: clock.now })
  const now = instantOf(clock.now())
  const demonstration = await createDemonstration(portal.db, { now, students: 240, ready: true })
  const line = await openLyingLine(portal.url)
  return {
    portal,
    line,
    clock,
    demonstration,
    postFolder: join(root, 'post'),
    pageFolder,
    account: (role) =>
      must(
        demonstration.accounts.find((one) => one.role === role),
        `an account for ${role}`,
      ),
    close: async () => {
      await line.close()
      await portal.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
