import type { z } from 'zod'
import { errorMessage } from '#shared/protocol/envelope.ts'
import { pullAnswer, type PullAnswer, type PullMessage } from '#shared/protocol/pull.ts'
import { pushAnswer, type CommandMessage, type PushAnswer } from '#shared/protocol/push.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import type { Entered } from '#test/support/portal/enter-account.ts'

/** The portal asks to come back later: any 5xx, or 429 (law S4). */
export class TryLater extends Error {}

async function post<Answer>(
  url: string,
  path: string,
  {
    entered,
    body,
    schema,
    signal,
  }: { entered: Entered; body: object; schema: z.ZodType<Answer>; signal?: AbortSignal | undefined },
): Promise<Answer> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${entered.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ proto: protocolVersion, workstationId: entered.workstationId, ...body }),
    signal: signal ?? null,
  })
  const answer: unknown = await response.json()
  if (response.status === 200) return schema.parse(answer)
  const { error } = errorMessage.parse(answer)
  if (response.status >= 500 || response.status === 429) throw new TryLater(error.code)
  throw new Error(`${path} answered ${response.status} ${error.code}`)
}

/** A push as a workstation makes it. */
export function pushTo(
  url: string,
  entered: Entered,
  commands: readonly CommandMessage[],
  signal?: AbortSignal,
): Promise<PushAnswer> {
  return post(url, '/sync/push', { entered, body: { epoch: null, commands }, schema: pushAnswer, signal })
}

/** One page of a pull as a workstation asks for it. */
export function pullFrom(
  url: string,
  entered: Entered,
  at: Pick<PullMessage, 'epoch' | 'cursor' | 'scopes' | 'page' | 'outcomesAfter'>,
): Promise<PullAnswer> {
  return post(url, '/sync/pull', {
    entered,
    body: { ...at, schema: {}, wantsDigest: false },
    schema: pullAnswer,
  })
}
