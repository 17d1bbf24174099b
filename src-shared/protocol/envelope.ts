import { z } from 'zod'
import { protocolMark, protocolVersion } from './version.ts'

/** What every answer of the portal carries. */
export const answerMark = { mark: z.literal(protocolMark), proto: z.literal(protocolVersion) }

export function marked<T extends object>(
  body: T,
): T & { mark: typeof protocolMark; proto: typeof protocolVersion } {
  return { mark: protocolMark, proto: protocolVersion, ...body }
}

/** A refusal over HTTP: a code that labels turn into a sentence, never a stack. */
export const errorMessage = z.object({
  ...answerMark,
  error: z.object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
})
export type ErrorMessage = z.infer<typeof errorMessage>

/** Codes that end a session; the workstation locks or asks to sign in again. */
export const sessionEndCodes = [
  'session-expired',
  'session-revoked',
  'account-suspended',
  'account-ended',
] as const
export type SessionEndCode = (typeof sessionEndCodes)[number]
