import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { serveAppProtocol } from '#main/electron/app-protocol.ts'
import { FakeSession } from '#test/support/fake-electron.ts'

vi.mock('electron', async () => (await import('#test/support/fake-electron.ts')).fakeElectron)

const room = join(import.meta.dirname, '../../../../src-main/electron')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-own-scheme-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('Electron’s checklist, files', () => {
  it('18. no file: address; our own scheme stays inside its folder, links included', async () => {
    const pages = join(folder, 'pages')
    mkdirSync(join(pages, 'assets'), { recursive: true })
    writeFileSync(join(folder, 'secret.js'), 'secret')
    writeFileSync(join(pages, 'assets', 'own.js'), 'own')
    symlinkSync(join(folder, 'secret.js'), join(pages, 'link.js'))
    const own = new FakeSession({ cache: false })
    serveAppProtocol(own as unknown as Electron.Session, pages)
    const statusOf = async (path: string) =>
      (
        (await own.protocolHandlers.get('app')?.({
          url: `app://pupitre${path}`,
          method: 'GET',
        } as never)) as Response
      ).status
    expect(await statusOf('/assets/own.js')).toBe(200)
    const outside = [
      ...[
        '/../secret.js',
        '/%2e%2e/secret.js',
        '/..%2fsecret.js',
        '/..%5csecret.js',
        '/assets/..%2f..%2fsecret.js',
      ],
      ...[
        '/assets/%252e%252e/secret.js',
        '/link.js',
        '/%00',
        '/secret.js%00.js',
        '/assets/',
        '//etc/passwd',
        '/%ff',
        '/C:/x.js',
      ],
    ]
    for (const path of outside) expect(await statusOf(path), path).toBe(404)
    const sources = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    expect(sources.length).toBeGreaterThan(10)
    for (const name of sources)
      expect(readFileSync(join(room, name), 'utf8'), name).not.toMatch(/loadFile|file:\/\//)
  })
})
