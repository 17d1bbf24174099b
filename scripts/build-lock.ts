import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** One build of `out/` at a time, whatever asks for it: start, tests in several processes, packaging. */
export async function withBuildLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  const lock = join(root, 'out', '.building')
  mkdirSync(join(root, 'out'), { recursive: true })
  while (!take(lock)) {
    if (!isHeld(lock)) rmSync(lock, { force: true })
    else await wait(100)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** A builder that was killed leaves its lock: it holds nothing. An empty lock is one being written. */
function isHeld(lock: string): boolean {
  try {
    const holder = readFileSync(lock, 'utf8')
    if (holder !== '') process.kill(Number(holder), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
