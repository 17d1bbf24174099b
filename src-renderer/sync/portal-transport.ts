import type { z } from 'zod'
import type { HostClient } from '#shared/bridge/host-contract.ts'
import { pullAnswer } from '#shared/protocol/pull.ts'
import { parkAnswer, pushAnswer } from '#shared/protocol/push.ts'
import { decodeAnswer } from '#shared/sync/decode-answer.ts'
import type { Reply, Transport } from '#shared/sync/ports.ts'

const timeouts = { pushMs: 30_000, pullMs: 60_000, parkMs: 30_000 } as const

/** The engine's wire: the host's authenticated line, every answer validated (law S19). */
export function createPortalTransport(portal: HostClient['portal']): Transport {
  const post = async <T>(
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    timeoutMs: number,
  ): Promise<Reply<T>> => {
    try {
      return decodeAnswer(await portal.call({ method: 'POST', path, body, timeoutMs }), schema)
    } catch {
      // The host itself did not answer: the page can only wait for it.
      return { kind: 'fault', fault: 'portal-down', detail: 'host' }
    }
  }
  return {
    push: (message) => post('/sync/push', message, pushAnswer, timeouts.pushMs),
    pull: (message) => post('/sync/pull', message, pullAnswer, timeouts.pullMs),
    park: (message) => post('/sync/park', message, parkAnswer, timeouts.parkMs),
  }
}
