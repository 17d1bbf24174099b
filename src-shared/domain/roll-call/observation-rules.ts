import { hasRole, isVieScolaire, type Actor } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { chooseWording, rewrite, type Wording, type WrittenText } from '#shared/domain/core/wording.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { digestOf } from '#shared/kernel/digest.ts'
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
export interface Retyped {
  readonly base: string
  readonly text: string
  readonly by: StaffId
  readonly typedAt: Instant
}

export interface Revised {
  readonly observation: Observation
  readonly isClash: boolean
}

const wordingOf = ({ text, by, typedAt }: TextVariant): Wording<string> => ({ value: text, by, typedAt })
const variantOf = ({ value, by, typedAt }: Wording<string>): TextVariant => ({ text: value, by, typedAt })

/** The words of an observation as every text that several may write. */
function writtenOf({ text, textBy, textAt, variants, past }: Observation): WrittenText<string> {
  return {
    standing: { value: text, by: textBy, typedAt: textAt },
    variants: variants.map(wordingOf),
    past: past.map(wordingOf),
  }
}

function withWritten(
  observation: Observation,
  { standing, variants, past }: WrittenText<string>,
): Observation {
  return {
    ...observation,
    ...{ text: standing.value, textBy: standing.by, textAt: standing.typedAt },
    variants: variants.map(variantOf),
    past: past.map(variantOf),
  }
}

/**
 * Writes over a text (S15). When somebody else wrote meanwhile, his stands and this one is kept beside,
 * signed, until a person chooses. What was replaced knowingly stays in `past` with its author (C14).
 */
export function revise(observation: Observation, { base, text, by, typedAt }: Retyped): Revised {
  const before = writtenOf(observation)
  const { text: after, isClash } = rewrite(before, { value: text, by, typedAt }, digestOf(base), true)
  return { observation: after === before ? observation : withWritten(observation, after), isClash }
}

interface Choice {
  readonly text: string
  readonly seen: readonly string[]
  readonly by: StaffId
  readonly typedAt: Instant
}

/** Ends a clash: the chosen text stands, those that the chooser saw become past, one he did not see stays beside. */
export function choose(observation: Observation, { text, seen, by, typedAt }: Choice): Revised {
  const before = writtenOf(observation)
  const chosen = { value: text, by, typedAt }
  const { text: after, isClash } = chooseWording(
    before,
    chosen,
    seen.map((one) => digestOf(one)),
  )
  return { observation: after === before ? observation : withWritten(observation, after), isClash }
}
