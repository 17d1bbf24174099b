import type { FastifyError, FastifyReply } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { RefusalParams } from '#shared/kernel/decision.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { SessionEnded } from '#server/commands/acting-workstation.ts'
import { isPassingFault } from '#server/commands/passing-fault.ts'
import { Refusal } from '#server/commands/refusal.ts'

interface Said {
  readonly status: number
  readonly code: string
  readonly params?: RefusalParams
}

function saidOf(error: unknown): Said {
  if (error instanceof Refusal) return error
  if (error instanceof SessionEnded) return { status: 401, code: error.code }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fault = error.validation[0]
    const at = fault?.instancePath ?? ''
    // more commands than a push may hold: the sender halves its batch (laws S3, S18)
    if (at === '/commands' && fault?.keyword === 'too_big') return { status: 413, code: 'too-large' }
    return { status: 400, code: 'invalid-message', params: { at: String(at) } }
  }
  if (isPassingFault(error)) return { status: 503, code: 'try-later' }
  const status = (error as Partial<FastifyError>).statusCode ?? 500
  if (status === 413) return { status, code: 'too-large' }
  if (status >= 400 && status < 500) return { status, code: 'invalid-request' }
  return { status: 500, code: 'portal-failure' }
}

/** Sends a refusal as a code in the protocol's envelope: no sentence, no stack, nothing of the request. */
export function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  const { status, code, params = {} } = saidOf(error)
  const { waitSeconds } = params
  if (typeof waitSeconds === 'number') reply.header('retry-after', String(waitSeconds))
  else if (status === 503) reply.header('retry-after', '2')
  return reply.code(status).send(marked({ error: { code, params } }))
}
