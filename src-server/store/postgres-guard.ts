/**
 * A program of its own: runs PostgreSQL and outlives the portal just long enough to stop it. The portal
 * holds the other end of standard input; when it closes it, or dies, even by SIGKILL, the end of file
 * arrives here and PostgreSQL is stopped. Started in a session of its own, so that Ctrl+C spares both.
 */
import { spawn } from 'node:child_process'
import { stopSignals } from './stale-postmaster.ts'

export interface GuardOrder {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly user: { readonly uid: number; readonly gid: number } | null
  /** How Windows stops it, where signals do not exist. */
  readonly stopProgram: string
  readonly stopArgs: readonly string[]
}

/** Said to the portal, one JSON a line. */
export type GuardWord = { readonly said: 'ready' } | { readonly said: 'ended'; readonly why: string }

function say(word: GuardWord): void {
  // the portal may be gone: nobody to tell
  process.stdout.write(`${JSON.stringify(word)}\n`, () => undefined)
}

function runGuard(order: GuardOrder): void {
  const child = spawn(order.program, order.args, {
    ...order.user,
    cwd: order.cwd,
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe', 'inherit'],
    windowsHide: true,
  })
  // PostgreSQL's own words go nowhere once it runs: they could quote a row (law V1)
  let tail = ''
  let isReady = false
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (isReady) return
    tail = (tail + text).slice(-2000)
    if (!tail.includes('ready to accept connections')) return
    isReady = true
    say({ said: 'ready' })
  })
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    if (process.platform === 'win32')
      spawn(order.stopProgram, order.stopArgs, { stdio: 'ignore', windowsHide: true })
    let waitMs = 0
    for (const { signal, patienceMs } of stopSignals) {
      if (process.platform !== 'win32') setTimeout(() => child.kill(signal), waitMs)
      waitMs += patienceMs
    }
  }
  child.on('error', (error) => (tail += error.message))
  child.on('close', () => {
    say({ said: 'ended', why: isReady ? '' : tail })
    process.exit(0)
  })
  process.stdin.on('end', stop).on('close', stop).on('error', stop).resume()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
  process.stdout.on('error', () => undefined)
}

runGuard(JSON.parse(process.argv[2] ?? '') as GuardOrder)
