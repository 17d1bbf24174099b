import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openElectronPost } from './open-electron-post.ts'
import { openLyingLine } from './lying-line.ts'
import { openPost, type Post } from './open-post.ts'
import { startClockAt } from './shifted-clock.ts'

const pageFolder = join(import.meta.dirname, '../../../out/renderer')

/** A post without a portal at the end of its line, for what concerns the window alone. */
export async function withLonePost(
  host: 'node' | 'electron',
  work: (post: Post) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'pupitre-lone-'))
  const line = await openLyingLine('http://127.0.0.1:9')
  const options = { folder: join(root, 'post'), line, clock: startClockAt(Date.now()), pageFolder }
  const post = await (host === 'electron' ? openElectronPost(options) : openPost(options))
  try {
    await work(post)
  } finally {
    await post.close()
    await line.close()
    rmSync(root, { recursive: true, force: true })
  }
}
