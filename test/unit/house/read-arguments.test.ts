import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

describe('what is typed after npm start -- or npm run tour --', () => {
  it.each([
    ['scripts/start.ts', ['--foo']],
    ['scripts/tour.ts', ['--shots']],
  ])('%s: an option not known, or without its value, is refused in one French sentence', (script, args) => {
    const ended = spawnSync(process.execPath, [join(root, script), ...args], { encoding: 'utf8' })
    expect(ended.status).toBe(2)
    expect(ended.stderr).toMatch(/^Ce qui suit «\u00a0--\u00a0» n’est pas compris\. .*\n$/)
  })
})
