import { z } from 'zod'

/** What a person may decide on a held item: told to the portal, which holds it for the next imports. */
export interface HeldChoice {
  readonly key: string
  readonly kind: 'division' | 'same-as' | 'new-pupil' | 'without-teacher'
  /** The code of the division, or the id of the pupil. */
  readonly value: string
}

const payloadShape = z.object({
  structures: z.object({ divisions: z.array(z.string()) }).optional(),
  mayBe: z.array(z.string()).optional(),
})

function choice(kind: HeldChoice['kind'], value = ''): HeldChoice {
  return { key: `${kind}:${value}`, kind, value }
}

/** The choices that a held item leaves, from what the import kept of it; none when the source must be mended. */
export function heldChoices(code: string, payload: unknown): readonly HeldChoice[] {
  const parsed = payloadShape.safeParse(payload)
  const kept = parsed.success ? parsed.data : {}
  switch (code) {
    case 'pupil-in-two-divisions':
      return (kept.structures?.divisions ?? []).map((division) => choice('division', division))
    case 'pupil-doubtful-match':
      return [...(kept.mayBe ?? []).map((id) => choice('same-as', id)), choice('new-pupil')]
    case 'service-unknown-teacher':
      return [choice('without-teacher')]
    default:
      return []
  }
}

/** The decision as the portal reads it. */
export function decisionOf({ kind, value }: HeldChoice): unknown {
  switch (kind) {
    case 'division':
      return { kind, code: value }
    case 'same-as':
      return { kind, studentId: value }
    default:
      return { kind }
  }
}
