import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { cahierScene, write } from '#test/support/portal/cahier-scene.ts'
import { runPortal } from '#test/support/portal/portal-process.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

it(
  '`portal archive-cahiers` says when there is nothing, else writes the year and leaves it in the portal’s keeping',
  {
    timeout: 60_000,
  },
  async () => {
    const scene = await cahierScene(base())
    const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-archive-command-'))
    const file = path.join(folder, 'cahiers.zip')
    // The command has the machine's clock: its year is the school's, not the day's.
    const archive = () => runPortal(['archive-cahiers', file], base().url)
    try {
      expect(await archive()).toMatchObject({ code: 1, err: expect.stringContaining('rien à archiver') })
      await write(scene.teacher, 'Théorème de Thalès')
      expect(await archive()).toMatchObject({
        code: 0,
        out: expect.stringContaining('1\u00a0séance, 0\u00a0sceau, 1\u00a0page'),
      })
      expect(Object.keys(unzipSync(readFileSync(file)))).toHaveLength(4)
      const { body } = await scene.principal.ask('GET', '/cahiers/archives')
      expect(body.archives).toMatchObject([{ entries: 1, teacherId: null }])
    } finally {
      await scene.close()
      rmSync(folder, { recursive: true })
    }
  },
)
