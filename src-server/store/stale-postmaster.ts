import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { PortalFailure } from './portal-failure.ts'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether the process is the postmaster of this folder, and not another one that got its number since. */
function isPostmasterOf(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
  } catch {
    return false
  }
}

/** The postmaster that lives on a cluster's folder, by its `postmaster.pid`. */
export function livingPostmaster(folder: string): number | null {
  const file = path.join(folder, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return pid > 0 && isPostmasterOf(pid, folder) ? pid : null
}

async function waitForEnd(pid: number, forMs: number): Promise<boolean> {
  for (const end = Date.now() + forMs; Date.now() < end; await delay(25)) {
    if (!isAlive(pid)) return true
  }
  return !isAlive(pid)
}

/** Fast shutdown, then immediate, then the kernel's. Nothing committed is lost by any of them. */
export const stopSignals = [
  { signal: 'SIGINT', patienceMs: 15_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const

/** Stops what a killed portal left running, and clears its pid file. Call while holding the folder's lock. */
export async function stopStalePostmaster(folder: string): Promise<void> {
  const pid = livingPostmaster(folder)
  if (pid !== null) {
    let isGone = false
    for (const { signal, patienceMs } of stopSignals) {
      if (isGone) break
      if (isAlive(pid)) process.kill(pid, signal)
      isGone = await waitForEnd(pid, patienceMs)
    }
    if (!isGone)
      throw new PortalFailure(
        'base-held',
        `Un ancien PostgreSQL (processus ${pid}) tient encore la base et ne s’arrête pas.`,
      )
  }
  rmSync(path.join(folder, 'postmaster.pid'), { force: true })
}
