import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'pupitre-start-'))
let child: ChildProcess | null = null

afterEach(() => child?.kill('SIGKILL'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Started {
  readonly told: string
  readonly portalUrl: string
  /** Ctrl+C; resolves with the exit code. */
  interrupt(): Promise<number | null>
}

/** `npm start -- --no-window`, once it has said everything. */
function start(): Promise<Started> {
  const started = spawn(process.execPath, [join(root, 'scripts/start.ts'), '--data', folder, '--no-window'], {
    cwd: root,
  })
  child = started
  let told = ''
  const exited = new Promise<number | null>((resolve) => started.once('exit', resolve))
  return new Promise((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      told += bytes.toString()
      if (!told.includes('Ctrl+C')) return
      const portalUrl = /http:\/\/127\.0\.0\.1:\d+(?=\/docs)/.exec(told)?.[0] ?? ''
      resolve({ told, portalUrl, interrupt: () => (started.kill('SIGINT'), exited) })
    }
    started.stdout.on('data', hear)
    started.stderr.on('data', hear)
    void exited.then(() => reject(new Error(told)))
  })
}

async function helloOf(url: string): Promise<{ epoch: string; uai: string; head: number }> {
  const answer = await fetch(`${url}/sync/hello`)
  return z.object({ epoch: z.string(), uai: z.string(), head: z.number() }).parse(await answer.json())
}

describe('npm start', () => {
  it('creates the school, shows its accounts, stops at Ctrl+C without leaving PostgreSQL, and finds the same data again', async () => {
    const first = await start()
    expect(first.told).toMatch(/professeur +Hautes-Ormes-2026/)
    expect(first.told).toMatch(/Poste\s: http:\/\/127\.0\.0\.1:\d+\/#/)
    const before = await helloOf(first.portalUrl)
    expect(await first.interrupt()).toBe(0)
    await expect(fetch(first.portalUrl)).rejects.toThrow()
    expect(existsSync(join(folder, 'portail/cluster/postmaster.pid'))).toBe(false)

    const second = await start()
    expect(second.told).toMatch(/professeur +Hautes-Ormes-2026/)
    expect(second.portalUrl).toBe(first.portalUrl)
    expect(await helloOf(second.portalUrl)).toMatchObject(before)
    expect(await second.interrupt()).toBe(0)
  }, 180_000)
})
