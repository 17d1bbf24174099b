import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashSources } from '#scripts/source-stamp.ts'
import { withBuildLock } from '#scripts/build-lock.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pupitre-stamp-'))
  mkdirSync(join(root, 'src/deep'), { recursive: true })
  writeFileSync(join(root, 'src/deep/a.ts'), 'a')
  writeFileSync(join(root, 'one.json'), '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const hash = () => hashSources(root, ['src', 'one.json', 'absent'])

describe('the stamp of a build', () => {
  it('stays when nothing changed, and changes with a content, a name, a file more', () => {
    const first = hash()
    expect(hash()).toBe(first)
    writeFileSync(join(root, 'src/deep/a.ts'), 'b')
    const changed = hash()
    writeFileSync(join(root, 'src/b.ts'), '')
    expect(new Set([first, changed, hash()]).size).toBe(3)
  })
})

describe('one build at a time', () => {
  it('makes the second wait for the first, and forgets a builder that was killed', async () => {
    const order: string[] = []
    const work = (name: string) => async () => {
      order.push(`${name} in`)
      await Promise.resolve()
      order.push(`${name} out`)
    }
    await Promise.all([withBuildLock(root, work('a')), withBuildLock(root, work('b'))])
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out'])
    writeFileSync(join(root, 'out/.building'), '999999999')
    await withBuildLock(root, work('c'))
    expect(order).toHaveLength(6)
  })
})
