import { FuseV1Options } from '@electron/fuses'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../../..')

describe('Electron’s checklist, outside of the running program', () => {
  it('16. the version of Electron is named exactly, and the one installed', () => {
    const read = (path: string) =>
      JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>
    const { electron } = read('package.json')['devDependencies'] as { electron: string }
    expect(electron).toMatch(/^\d+\.\d+\.\d+$/)
    expect(read('node_modules/electron/package.json')['version']).toBe(electron)
  })

  it('19. every fuse that Electron has is decided; test/contract/packaging reads them back from the packed program', () => {
    const builder = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
    const told = [...builder.matchAll(/^ {2}(\w+): (true|false)$/gm)].map((found) => found[1])
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
    const named = known.map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`)
    expect(named.filter((name) => !told.includes(name))).toEqual([])
  })
})

describe('docs/security.md', () => {
  it('has a row for each of the twenty items, which names a test that exists', () => {
    const page = readFileSync(join(root, 'docs/security.md'), 'utf8')
    for (let item = 1; item <= 20; item++) {
      const row = page.split('\n').find((line) => line.startsWith(`| ${item} |`)) ?? ''
      const tests = [...row.matchAll(/`(test\/[\w./-]+)`/g)].map((found) => found[1] ?? '')
      expect(tests.length, `item ${item}`).toBeGreaterThan(0)
      for (const path of tests) expect(() => readFileSync(join(root, path)), path).not.toThrow()
    }
  })
})
