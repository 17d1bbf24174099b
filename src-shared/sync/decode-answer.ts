import type { z } from 'zod'
import type { Reply } from './ports.ts'

type RawReply = Reply<unknown>

/** Validates what the portal answered: whatever has not the shape is not the portal (law S19). */
export function decodeAnswer<T>(reply: RawReply, schema: z.ZodType<T>): Reply<T> {
  if (reply.kind !== 'answer') return reply
  const parsed = schema.safeParse(reply.body)
  if (parsed.success) return { kind: 'answer', body: parsed.data }
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  return { kind: 'fault', fault: 'not-portal', detail: `answer-shape ${where}`.slice(0, 120) }
}
