import { hasRole, isVieScolaire, type Actor } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { mergeField } from '#shared/domain/core/merge-field.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Observation, TextVariant } from './observation.ts'

/** Its author and the lesson's teachers while they teach, and the vie scolaire; to anybody else it does not exist (S5). */
export function canRevise(actor: Actor, observation: Observation | undefined): Decision {
  if (isVieScolaire(actor)) return observation ? allowed : refused('observation-unknown')
  const authors = observation ? [observation.by, ...observation.teacherIds] : []
  const isHis = hasRole(actor, 'teacher') && authors.includes(actor.staffId)
  return isHis ? allowed : refused('not-your-observation')
}

/** The words of a mark are those of its pupil in its lesson: a number that bears others' is refused (S5, C18). */
export function canWriteUnder(
  known: Observation | undefined,
  of: Pick<Observation, 'lessonId' | 'studentId'>,
): Decision {
  const isSame = !known || (known.lessonId === of.lessonId && known.studentId === of.studentId)
  return isSame ? allowed : refused('not-your-observation')
}

/** A text as somebody types it over another. */
export interface Wording {
  readonly base: string
  readonly text: string
  readonly by: StaffId
  readonly typedAt: Instant
}

export interface Revised {
  readonly observation: Observation
  readonly isClash: boolean
}

function standingText(observation: Observation): TextVariant {
  return { text: observation.text, by: observation.textBy, typedAt: observation.textAt }
}

function withText(observation: Observation, wording: TextVariant): Observation {
  return { ...observation, text: wording.text, textBy: wording.by, textAt: wording.typedAt }
}

/**
 * Writes over a text (S15). When somebody else wrote meanwhile, his stands and this one is kept beside,
 * signed, until a person chooses. What was replaced knowingly stays in `past` with its author (C14).
 */
export function revise(observation: Observation, { base, text, by, typedAt }: Wording): Revised {
  const merged = mergeField({ base, mine: text, theirs: observation.text })
  if (merged.kind === 'unchanged') return { observation, isClash: false }
  const variant = { text, by, typedAt }
  if (merged.kind === 'set') {
    const past = [...observation.past, standingText(observation)]
    return { observation: { ...withText(observation, variant), past }, isClash: false }
  }
  const isKnown = observation.variants.some((other) => other.text === text)
  const variants = isKnown ? observation.variants : [...observation.variants, variant]
  return { observation: { ...observation, variants }, isClash: true }
}

/** Ends a clash: the chosen text stands, those that the chooser saw become past, one he did not see stays beside. */
export function choose(
  observation: Observation,
  {
    text,
    seen,
    by,
    typedAt,
  }: {
    readonly text: string
    readonly seen: readonly string[]
    readonly by: StaffId
    readonly typedAt: Instant
  },
): Revised {
  if (!seen.includes(observation.text)) return revise(observation, { base: '', text, by, typedAt })
  const isSeen = (variant: TextVariant) => seen.includes(variant.text)
  const settled = observation.variants.filter(isSeen).filter((variant) => variant.text !== text)
  const isSame = observation.text === text
  const chosen = observation.variants.find((variant) => variant.text === text) ?? { text, by, typedAt }
  const replaced = isSame ? [] : [standingText(observation)]
  const next = isSame ? observation : withText(observation, chosen)
  return {
    observation: {
      ...next,
      variants: observation.variants.filter((variant) => !isSeen(variant)),
      past: [...observation.past, ...replaced, ...settled],
    },
    isClash: false,
  }
}
