import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import type { HostClient } from '#shared/bridge/host-contract.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import type { LineState } from '#shared/sync/line-state.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'

const everyMs = 30_000

/**
 * The line's state on the lock page too (design, principle 7): the portal is greeted, without a session, until a
 * vault opens and its own sync takes over. Returns how to stop.
 */
export function probeLine(portal: HostClient['portal'], now: () => number): () => void {
  let isStopped = false
  const greet = async () => {
    const reply = await portal
      .call({ method: 'GET', path: '/sync/hello', timeoutMs: 8_000 })
      .catch(() => null)
    if (isStopped) return
    const line = lineOf(reply)
    const { offlineSince } = useSyncStatus.getState()
    const since = line === 'online' ? null : (offlineSince ?? instantOf(now()))
    useSyncStatus.setState({ line, offlineSince: since })
  }
  const stopHearing = portal.on('network', () => void greet())
  const timer = setInterval(() => void greet(), everyMs)
  void greet()
  return () => {
    isStopped = true
    stopHearing()
    clearInterval(timer)
  }
}

function lineOf(reply: PortalReply | null): LineState {
  if (reply === null) return 'portal-down'
  if (reply.kind === 'fault') return reply.fault
  return reply.kind === 'answer' ? 'online' : 'portal-down'
}
