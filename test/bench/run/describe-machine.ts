import { execFile } from 'node:child_process'
import { cpus, loadavg, release, totalmem, type as systemType } from 'node:os'
import { promisify } from 'node:util'
import { chromiumPath } from './open-browser.ts'
import type { Machine } from './bench-result.ts'
import { rounded } from './statistics.ts'

const run = promisify(execFile)

/** What the figures were made on. */
export async function describeMachine(): Promise<Machine> {
  const loadBefore = rounded(loadavg()[0] ?? 0)
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${systemType()} ${release()}`,
    node: process.version,
    chromium: (await answerOf(chromiumPath, '--version')).replace(/ built on.*/, ''),
    commit: await answerOf('git', 'describe', '--always', '--dirty', '--abbrev=10'),
    loadBefore,
  }
}

async function answerOf(program: string, ...args: readonly string[]): Promise<string> {
  const answer = await run(program, args, { cwd: import.meta.dirname }).catch(() => ({ stdout: 'unknown' }))
  return answer.stdout.trim()
}
