import { z } from 'zod'
import type { NamedPerson } from '#shared/domain/people/person-name.ts'

/** What a person may decide on a held item: told to the portal, which holds it for the next imports. */
export interface HeldChoice {
  readonly key: string
  readonly kind: 'division' | 'same-as' | 'new-pupil' | 'teacher' | 'without-teacher'
  /** The code of the division, the id of the pupil or of the teacher. */
  readonly value: string
}

/** Whose choices are not all in the item: any teacher of the school may be the unknown one. */
export function asksForTeacher(code: string): boolean {
  return code === 'service-unknown-teacher'
}

export function teacherChoice(staffId: string): HeldChoice {
  return choice('teacher', staffId)
}

const payloadShape = z.object({
  row: z
    .object({
      familyName: z.string().optional(),
      givenName: z.string().optional(),
      subjectCode: z.string().optional(),
    })
    .optional(),
  structures: z.object({ divisions: z.array(z.string()) }).optional(),
  mayBe: z.array(z.string()).optional(),
})

/** Whom or what a held item is about, beyond the codes of its file: a pupil, or the code of a subject. */
export function heldSubject(payload: unknown): {
  readonly student: NamedPerson | null
  readonly subjectCode: string | null
} {
  const row = payloadShape.safeParse(payload).data?.row
  const { familyName, givenName = '', subjectCode = null } = row ?? {}
  return { student: familyName === undefined ? null : { familyName, givenName }, subjectCode }
}

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
    case 'teacher':
      return { kind, staffId: value }
    default:
      return { kind }
  }
}

const takenShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('division'), code: z.string() }),
  z.object({ kind: z.literal('same-as'), studentId: z.string() }),
  z.object({ kind: z.literal('teacher'), staffId: z.string() }),
  z.object({ kind: z.literal('new-pupil') }),
  z.object({ kind: z.literal('without-teacher') }),
])

/** The choice that a decision kept by the portal was; null when none was taken, or by a newer version. */
export function choiceTaken(decision: unknown): HeldChoice | null {
  const parsed = takenShape.safeParse(decision)
  if (!parsed.success) return null
  const taken = parsed.data
  switch (taken.kind) {
    case 'division':
      return choice('division', taken.code)
    case 'same-as':
      return choice('same-as', taken.studentId)
    case 'teacher':
      return choice('teacher', taken.staffId)
    default:
      return choice(taken.kind)
  }
}
