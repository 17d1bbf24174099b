import type { StaffId } from '#shared/domain/core/ids.ts'
import type { Observation, TextVariant } from '#shared/domain/roll-call/observation.ts'

/** The texts of a clash as one person sees them: nothing is preselected as right (design §6). */
export interface ChoiceTexts {
  /** His own when he wrote one, else the latest. */
  readonly mine: TextVariant
  readonly isMineHis: boolean
  readonly others: readonly TextVariant[]
  /** What stood before both. */
  readonly before: TextVariant | undefined
  /** The text that stands on the portal. */
  readonly standing: TextVariant
}

/** Null when nothing is left to choose. */
export function choiceTexts(observation: Observation, me: StaffId): ChoiceTexts | null {
  if (observation.variants.length === 0) return null
  const standing: TextVariant = {
    text: observation.text,
    by: observation.textBy,
    typedAt: observation.textAt,
  }
  const all = [standing, ...observation.variants]
  const mine = observation.variants.find((one) => one.by === me) ?? all.find((one) => one.by === me)
  const left = mine ?? observation.variants.at(-1) ?? standing
  return {
    mine: left,
    isMineHis: left.by === me,
    others: all.filter((one) => one !== left),
    before: observation.past.at(-1),
    standing,
  }
}
