import { z } from 'zod'
import type { HostClient } from '#shared/bridge/host-contract.ts'
import { pullAnswer, type RowMessage } from '#shared/protocol/pull.ts'
import { parkAnswer, pushAnswer } from '#shared/protocol/push.ts'
import { pageRowsMax } from '#shared/protocol/version.ts'
import { decodeAnswer } from '#shared/sync/decode-answer.ts'
import type { Reply, Transport } from '#shared/sync/ports.ts'

const timeouts = { pushMs: 30_000, pullMs: 60_000, parkMs: 30_000 } as const

/**
 * A thousand rows come at a time: their envelope is checked by hand, in a tenth of the time. What a row carries is
 * validated by its own record's schema as it is staged (`decode-row.ts`).
 */
const pulledAnswer = pullAnswer.extend({ rows: z.array(z.custom<RowMessage>(isRowMessage)).max(pageRowsMax) })

function isRowMessage(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const row = value as Partial<Record<keyof RowMessage, unknown>>
  return (
    typeof row.kind === 'string' &&
    typeof row.id === 'string' &&
    Number.isInteger(row.rev) &&
    Number.isInteger(row.version) &&
    typeof row.data === 'object' &&
    row.data !== null &&
    !Array.isArray(row.data) &&
    Array.isArray(row.scopes) &&
    row.scopes.every((scope) => typeof scope === 'string')
  )
}

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
    pull: (message) => post('/sync/pull', message, pulledAnswer, timeouts.pullMs),
    park: (message) => post('/sync/park', message, parkAnswer, timeouts.parkMs),
  }
}
