import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { folderForPostgres, type Cluster } from './cluster.ts'
import { PortalFailure } from './portal-failure.ts'
import type { GuardOrder, GuardWord } from './postgres-guard.ts'
import { binary } from './postgres-binaries.ts'

export interface RunningCluster {
  readonly port: number
  /** Resolves when PostgreSQL is gone, asked or not. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Loopback only; nothing of a row in its words (terse, no statement); every commit on the disk. */
function settings(port: number, isDurable: boolean): string[] {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: '128MB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '1GB',
    fsync: isDurable ? 'on' : 'off',
    synchronous_commit: isDurable ? 'on' : 'off',
    full_page_writes: isDurable ? 'on' : 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    timezone: 'UTC',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function guardOrder(cluster: Cluster, port: number, isDurable: boolean): GuardOrder {
  return {
    program: binary(cluster.binaries, 'postgres'),
    args: ['-D', folderForPostgres(cluster), ...settings(port, isDurable)],
    cwd: cluster.user ? '/' : cluster.folder,
    user: cluster.user,
    stopProgram: binary(cluster.binaries, 'pg_ctl'),
    stopArgs: ['stop', '-D', cluster.folder, '-m', 'fast'],
  }
}

function firstWord(guard: ChildProcess): Promise<GuardWord> {
  return new Promise((resolve) => {
    guard.once('exit', () => resolve({ said: 'ended', why: '' }))
    if (guard.stdout)
      createInterface(guard.stdout).on('line', (line) => resolve(JSON.parse(line) as GuardWord))
  })
}

async function tryRun(cluster: Cluster, isDurable: boolean): Promise<RunningCluster | string> {
  const port = await freePort()
  const descriptor = openSync(cluster.folder, 'r')
  const guard = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('./postgres-guard.ts', import.meta.url)),
      JSON.stringify(guardOrder(cluster, port, isDurable)),
    ],
    { detached: true, stdio: ['pipe', 'pipe', 'ignore', descriptor], windowsHide: true },
  )
  closeSync(descriptor)
  guard.stdin?.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()))
  const word = await firstWord(guard)
  if (word.said === 'ended') return word.why
  return { port, ended, stop: () => (guard.stdin?.end(), ended) }
}

/** Starts PostgreSQL under its guard. @param isDurable false in tests only: a power cut may lose all */
export async function runCluster(cluster: Cluster, isDurable: boolean): Promise<RunningCluster> {
  let why = ''
  for (let attempt = 0; attempt < 6; attempt++) {
    const outcome = await tryRun(cluster, isDurable)
    if (typeof outcome !== 'string') return outcome
    why = outcome
    // the port was taken in between, or the last processes of a killed server still hold its memory
    await delay(200 * (attempt + 1))
  }
  throw new PortalFailure(
    'postgres-failed',
    `PostgreSQL n’a pas démarré\u00a0: ${why.trim().split('\n').at(-1) ?? ''}`,
  )
}
