import type { z } from 'zod'
import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import { signInAnswer } from '#shared/protocol/session.ts'
import type { RefusalParams } from '#shared/kernel/decision.ts'

/** What the portal answers to a sign-in, without the token: that stays in the host. */
const signedIn = signInAnswer.omit({ token: true })
export type SignedIn = z.infer<typeof signedIn>

export type SignInReply =
  | { readonly kind: 'answer'; readonly answer: SignedIn }
  /** The portal said no: a code and what its sentence needs. */
  | { readonly kind: 'refused'; readonly code: string; readonly params: RefusalParams }
  /** Nobody answered, or not the portal. */
  | { readonly kind: 'offline'; readonly code: string }

export function readSignIn(reply: PortalReply): SignInReply {
  switch (reply.kind) {
    case 'answer': {
      const parsed = signedIn.safeParse(reply.body)
      return parsed.success
        ? { kind: 'answer', answer: parsed.data }
        : { kind: 'offline', code: 'not-portal' }
    }
    case 'refusal':
      return { kind: 'refused', code: reply.code, params: reply.params }
    case 'busy':
      return reply.status === 429
        ? {
            kind: 'refused',
            code: 'too-many-tries',
            params: { waitSeconds: Math.ceil((reply.retryAfterMs ?? 60_000) / 1000) },
          }
        : { kind: 'offline', code: 'portal-down' }
    case 'fault':
      return { kind: 'offline', code: reply.fault }
  }
}
