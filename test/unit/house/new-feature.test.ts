import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readGlossary, unnamedFolders } from '#scripts/check-glossary.ts'
import { addLine, newFeature } from '#scripts/new-feature.ts'

const root = new URL('../../..', import.meta.url).pathname

describe('new-feature', () => {
  let copy = ''

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'pupitre-feature-'))
    for (const part of [
      'src-shared',
      'src-renderer',
      'docs/glossary.md',
      'package.json',
      'tsconfig.base.json',
    ]) {
      cpSync(join(root, part), join(copy, part), { recursive: true })
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    newFeature(copy, 'fiche-de-suivi')
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  const compile = (room: string): string => {
    try {
      execFileSync(
        process.execPath,
        [join(root, 'node_modules/typescript-native/bin/tsc'), '-p', room, '--pretty', 'false'],
        { cwd: copy },
      )
      return ''
    } catch (error) {
      return String((error as { stdout: Buffer }).stdout)
    }
  }

  it('house §6: the skeleton compiles with its two lines, nothing else touched', () => {
    expect(compile('src-shared')).toBe('')
    expect(
      compile('src-renderer')
        .split('\n')
        .filter((line) => line.includes('fiche-de-suivi') || line.includes('ficheDeSuivi')),
    ).toEqual([])
    expect(readFileSync(join(copy, 'src-shared/domain/registry.ts'), 'utf8')).toContain(
      '  ficheDeSuiviFeature,\n]',
    )
    expect(readFileSync(join(copy, 'src-renderer/app/features.ts'), 'utf8')).toContain(
      '  ficheDeSuiviFeature,\n]',
    )
  }, 120_000)

  it('house §5: the glossary has a row for it', () => {
    const glossary = readGlossary(readFileSync(join(copy, 'docs/glossary.md'), 'utf8'))
    expect(unnamedFolders(glossary, ['fiche-de-suivi'])).toEqual([])
  })

  it('refuses a name that is taken or not in kebab-case', () => {
    expect(() => newFeature(copy, 'fiche-de-suivi')).toThrow(/already there/)
    expect(() => newFeature(copy, 'FicheDeSuivi')).toThrow(/kebab-case/)
  })

  it('says so when a standing list is written otherwise', () => {
    expect(() => addLine('const x = 1', '', /features = \[/, 'y')).toThrow(/no longer written/)
  })
})
