import type { RefObject } from 'react'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { choiceLabels, waitingLabels } from './labels.fr.ts'

interface ChoiceKeys {
  readonly stage: RefObject<HTMLElement | null>
  readonly canKeep: boolean
  readonly keepMine: () => void
  readonly keepOther: () => void
  readonly write: () => void
  readonly keepUnited: () => void
  readonly leave: () => void
}

/** 1 mine, 2 the other, 3 to write, Ctrl+Enter to keep, Escape later (design §7). */
export function useChoiceKeys(gestures: ChoiceKeys): void {
  const { stage, canKeep, keepMine, keepOther, write, keepUnited, leave } = gestures
  useKeys({
    name: choiceLabels.unite,
    within: stage,
    bindings: [
      { keys: ['1'], label: choiceLabels.mineKey, run: keepMine },
      { keys: ['2'], label: choiceLabels.otherKey, run: keepOther },
      { keys: ['3'], label: choiceLabels.uniteKey, run: write },
      { keys: ['Escape'], label: waitingLabels.later, isQuiet: true, worksInFields: true, run: leave },
      {
        keys: ['Ctrl+Enter'],
        label: choiceLabels.keep,
        isQuiet: true,
        isDisabled: !canKeep,
        run: keepUnited,
      },
    ],
  })
}
