import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { must } from '#shared/kernel/must.ts'
import { portalReady, type PortalOrder } from './portal-order.ts'

/** A real portal in a process of its own, which a test may kill. */
export interface ShiftedPortal {
  readonly pid: number
  readonly url: string
  /** SIGKILL: nothing is flushed, nobody is told. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** @param execArgv options of Node, such as `--cpu-prof` */
export async function startShiftedPortal(
  order: PortalOrder,
  execArgv: readonly string[] = [],
): Promise<ShiftedPortal> {
  const child = fork(join(import.meta.dirname, 'shifted-portal.ts'), [JSON.stringify(order)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [...execArgv],
  })
  const ended = once(child, 'exit')
  const news = await Promise.race([once(child, 'message'), ended.then(() => null)])
  if (news === null) throw new Error('the portal did not start')
  const { url } = portalReady.parse(news[0])
  return {
    pid: must(child.pid, 'a process that has spoken'),
    url,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
