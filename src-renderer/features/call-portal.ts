import type { z } from 'zod'
import type { RefusalParams } from '#shared/kernel/decision.ts'
import { connectHost } from '#renderer/host/connect-host.ts'

/** An answer of the portal read by its schema, or why there is none: a code for labels. */
export type PortalCall<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string; readonly params: RefusalParams }

export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly timeoutMs?: number
}

/** A call of a screen that needs the line. The answer is checked at this border. */
export async function callPortal<T>(
  path: string,
  answer: z.ZodType<T>,
  options: CallOptions = {},
): Promise<PortalCall<T>> {
  const host = await connectHost()
  const { method = 'GET', body, timeoutMs } = options
  const reply = await host.portal.call({
    method,
    path,
    ...(body !== undefined && { body }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  })
  switch (reply.kind) {
    case 'answer': {
      const parsed = answer.safeParse(reply.body)
      return parsed.success
        ? { kind: 'answer', value: parsed.data }
        : { kind: 'refused', code: 'answer-unread', params: {} }
    }
    case 'refusal':
      return { kind: 'refused', code: reply.code, params: reply.params }
    case 'busy':
      return { kind: 'refused', code: 'busy', params: {} }
    case 'fault':
      return { kind: 'refused', code: reply.fault, params: {} }
  }
}
