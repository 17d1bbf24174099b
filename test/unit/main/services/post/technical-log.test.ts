import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRotatingFile } from '#main/services/post/rotating-file.ts'
import { createTechnicalLog } from '#main/services/post/technical-log.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('V1: the technical log', () => {
  it('keeps codes and figures, and turns any other text into its length', () => {
    const log = createTechnicalLog({ local: folder, logs: folder })
    log.write('warn', 'push-refused', {
      code: 'not-allowed',
      rows: 35,
      who: 'Carvalho',
      text: 'a pleuré en cours',
      élève: 'x',
    })
    log.write('error', 'Erreur avec Lina')
    const [first = '', second = ''] = readFileSync(join(folder, 'pupitre.log'), 'utf8').trim().split('\n')
    expect(JSON.parse(first)).toMatchObject({
      code: 'push-refused',
      params: { code: 'not-allowed', rows: 35, who: '[8]', text: '[17]', unreadableKey: 'x' },
    })
    expect(JSON.parse(second)).toMatchObject({ code: 'unreadable-code' })
    expect(first + second).not.toMatch(/Carvalho|Lina|pleuré|hostname|"pid"/)
  })

  it('stays small: three old files, each under its size', () => {
    const file = createRotatingFile(join(folder, 'petit.log'), { maxBytes: 100, kept: 3 })
    for (let at = 0; at < 50; at += 1) file.write(`ligne ${String(at).padStart(20, '0')}\n`)
    expect(readdirSync(folder).sort()).toEqual(['petit.log', 'petit.log.1', 'petit.log.2', 'petit.log.3'])
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100)
    expect(readFileSync(join(folder, 'petit.log'), 'utf8')).toContain('49')
  })
})
