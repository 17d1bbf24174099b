import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../../src-server/main.ts', import.meta.url))

export interface PortalProcess {
  readonly pid: number
  readonly url: string
  kill(signal: NodeJS.Signals): Promise<number | null>
}

/** A real portal in a process of its own, once it says where it is. */
export async function spawnPortal(dataDir: string): Promise<PortalProcess> {
  const child = spawn(process.execPath, [main, 'serve', '--data', dataDir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: '' },
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (!url || child.pid === undefined) continue
    return {
      pid: child.pid,
      url,
      kill: (signal) => (child.kill(signal), exited),
    }
  }
  throw new Error('the portal did not start')
}

/** Runs one command of the portal to its end. */
export function runPortal(
  args: readonly string[],
  databaseUrl = '',
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: 'pipe',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

/** The postmaster of a data folder, by its own file. */
export function postmasterPid(dataDir: string): number {
  return Number(readFileSync(`${dataDir}/cluster/postmaster.pid`, 'utf8').split('\n')[0])
}

/** Processes that stand in the cluster's folder: PostgreSQL and all its children. */
export function processesIn(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === `${dataDir}/cluster`
      } catch {
        return false
      }
    })
    .map(Number)
}

/** Waits for a condition, however long it takes: the test's own limit is the only clock. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(20)
}
