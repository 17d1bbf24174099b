import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'

export const startAccount = z.object({
  title: z.string(),
  name: z.string(),
  login: z.string(),
  password: z.string(),
})
export type StartAccount = z.infer<typeof startAccount>

/** What the portal's process says to the one that started it. */
export const portalNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('creating') }),
  z.object({ kind: z.literal('ready'), url: z.string(), accounts: z.array(startAccount) }),
  z.object({ kind: z.literal('failed'), why: z.string() }),
])
export type PortalNews = z.infer<typeof portalNews>

export interface PortalProcess {
  readonly url: string
  readonly accounts: readonly StartAccount[]
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

const stopMs = 15_000

/** Starts the portal in a process of its own, so that a busy import never holds the window's host. */
export function startPortalProcess(dataFolder: string, onCreating: () => void): Promise<PortalProcess> {
  const child = fork(join(import.meta.dirname, 'serve-demonstration.ts'), [dataFolder], {
    execPath: process.execPath,
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('portal-ended')))
    child.on('message', (message) => {
      const news = portalNews.parse(message)
      if (news.kind === 'creating') onCreating()
      if (news.kind === 'failed') reject(new Error(news.why))
      if (news.kind === 'ready')
        resolve({ url: news.url, accounts: news.accounts, ended, stop: () => stop(child, ended) })
    })
  })
}

/** The channel's end is the order to stop: it is also what happens if we are killed. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.disconnect()
  const limit = setTimeout(() => child.kill('SIGKILL'), stopMs)
  await ended
  clearTimeout(limit)
}
