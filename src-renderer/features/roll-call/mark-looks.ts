import type { MarkKind } from '#shared/domain/roll-call/roll-call.ts'
import type { MarkLook } from '#renderer/ui/mark.tsx'

/** The square of a mark: full when the pupil is out of the room, outlined when in it (design §1.2). */
export interface MarkFace {
  readonly letter: string
  readonly look: MarkLook
  /** Pale ground of the margin cell. */
  readonly tone: 'rouge' | 'ocre' | 'canard' | 'prune' | 'encre' | undefined
}

export const markFaces: Readonly<Record<MarkKind, MarkFace>> = {
  absent: { letter: 'A', look: 'rouge', tone: 'rouge' },
  late: { letter: 'R', look: 'ocre', tone: 'ocre' },
  left: { letter: 'D', look: 'prune', tone: 'prune' },
  infirmary: { letter: 'I', look: 'canard', tone: 'canard' },
  excluded: { letter: 'E', look: 'gris', tone: undefined },
  forgotten: { letter: 'O', look: 'gris-outline', tone: undefined },
  observation: { letter: 'N', look: 'encre', tone: 'encre' },
  present: { letter: 'P', look: 'gris-outline', tone: undefined },
}

/** The seven keys, in the order of the screen. */
export const keyKinds = [
  'absent',
  'late',
  'left',
  'infirmary',
  'excluded',
  'forgotten',
  'observation',
] as const
export type KeyKind = (typeof keyKinds)[number]
