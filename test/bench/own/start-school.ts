import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { PortalNews } from './portal-news.ts'

export interface StartedSchool extends PortalNews {
  close(): Promise<void>
}

/** Starts `serve-school.ts` and waits for its school. */
export async function startSchool(size: number): Promise<StartedSchool> {
  const child = fork(join(import.meta.dirname, 'serve-school.ts'), [String(size)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const news = await Promise.race([once(child, 'message'), ended.then(() => null)])
  if (!news) throw new Error('the bench’s portal did not start')
  const close = async () => {
    if (child.connected) child.disconnect()
    await ended
  }
  return { ...(news[0] as PortalNews), close }
}
