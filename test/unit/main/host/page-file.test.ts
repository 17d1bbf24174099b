import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPageFile } from '#main/host/page-file.ts'

let folder = ''
let root = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-page-'))
  root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  writeFileSync(join(root, 'assets', 'index-Ab_1.js'), 'export {}')
  writeFileSync(join(root, 'notes.txt'), 'pas une page')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  mkdirSync(join(folder, 'renderer-other'))
  writeFileSync(join(folder, 'renderer-other', 'x.js'), 'autre')
  symlinkSync(join(folder, 'secret.js'), join(root, 'lien.js'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a file of the page', () => {
  it('is served with its type, the root being index.html', async () => {
    expect((await readPageFile(root, '/'))?.contentType).toBe('text/html; charset=utf-8')
    expect((await readPageFile(root, '/assets/index-Ab_1.js'))?.bytes.toString()).toBe('export {}')
  })

  it.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/..%5csecret.js',
    '//secret.js',
    '/lien.js',
    '/../renderer-other/x.js',
    '/notes.txt',
    '/.env.js',
    '/assets',
    '/%00index.html',
    '/%',
    '/nothing.js',
  ])('%s is none', async (path) => {
    expect(await readPageFile(root, path)).toBeNull()
  })
})
