import { z } from 'zod'

/** Why something was set aside until a person decides. */
export const heldCodes = [
  'pupil-in-two-divisions',
  'pupil-doubtful-match',
  'pupil-incomplete',
  'service-unknown-teacher',
] as const
export type HeldCode = (typeof heldCodes)[number]

/** What a person decided on a held item; it holds for the next imports too. */
export const heldDecisionSchema = z.discriminatedUnion('kind', [
  /** The pupil is in that division. */
  z.object({ kind: z.literal('division'), code: z.string().min(1) }),
  /** The pupil is that one of the base. */
  z.object({ kind: z.literal('same-as'), studentId: z.string().min(1) }),
  /** The pupil is nobody we know. */
  z.object({ kind: z.literal('new-pupil') }),
  /** The unknown teacher of the service is that person. */
  z.object({ kind: z.literal('teacher'), staffId: z.string().min(1) }),
  /** The unknown teacher of the service is left out of it. */
  z.object({ kind: z.literal('without-teacher') }),
])
export type HeldDecision = z.infer<typeof heldDecisionSchema>

export function heldKey(code: string, id: string): string {
  return `${code}|${id}`
}
