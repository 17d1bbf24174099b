import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallSchool } from '#test/support/import/small-school.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-import-'))
const data = path.join(folder, 'data')
const paths = smallSchool().map((file) => path.join(folder, file.name))

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `portal import`, as `npm run --silent portal -- import` does. */
function portalImport(...args: readonly string[]): Promise<Ran> {
  const { DATABASE_URL: _, ...environment } = process.env
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['src-server/main.ts', 'import', '--data', data, ...args],
      { env: environment },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })
}

beforeAll(() => {
  for (const file of smallSchool()) writeFileSync(path.join(folder, file.name), file.bytes)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('portal import, from the command line (issue 2 §3)', () => {
  it('prints one JSON object with exactly the promised keys, a dry run first, and exits 0', async () => {
    const dry = await portalImport('--dry-run', '--json', '--on', '2026-11-16', ...paths)
    expect([dry.code, dry.err]).toEqual([0, ''])
    const report = JSON.parse(dry.out) as Record<string, object>
    expect(Object.keys(report)).toEqual([
      'school',
      'schoolYear',
      'counts',
      'changes',
      'warnings',
      'held',
      'written',
    ])
    expect(Object.keys(report['counts'] ?? {})).toEqual([
      'students',
      'departed',
      'guardians',
      'guardianLinks',
      'divisions',
      'groups',
      'staff',
      'subjects',
      'services',
      'lessons',
    ])
    expect(Object.keys(report['changes'] ?? {})).toEqual(['created', 'updated', 'unchanged', 'departed'])
    expect(report).toMatchObject({ school: '0750001A', schoolYear: 2026, written: false })
    const real = await portalImport('--json', '--on', '2026-11-16', ...paths)
    expect(JSON.parse(real.out)).toEqual({ ...report, written: true })
  })

  it('without --json it tells the same in French, and how to print the first identifiers', async () => {
    const { code, out } = await portalImport('--on', '2026-11-16', ...paths)
    expect(code).toBe(0)
    expect(out).toContain('3 élèves')
    expect(out).toContain('Import terminé')
  })

  it('a refused import exits 2 and prints `refused` alone, or its sentence on the error line', async () => {
    const missing = path.join(folder, 'absent.xml')
    const json = await portalImport('--json', missing)
    expect([json.code, json.err]).toEqual([2, ''])
    expect(JSON.parse(json.out)).toEqual({
      refused: {
        code: 'not-readable',
        file: 'absent.xml',
        message: expect.stringContaining('absent.xml') as string,
      },
    })
    const plain = await portalImport(missing)
    expect([plain.code, plain.out]).toEqual([2, ''])
    expect(plain.err).toContain('absent.xml')
  })
})
