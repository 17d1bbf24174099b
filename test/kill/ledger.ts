/** One thing that a person did, by which it can be told again: a text, a number of minutes, a state. */
export interface Gesture {
  readonly kind: 'text' | 'minutes' | 'state' | 'end'
  readonly name: string
  /** Unique in a life, but for a state. */
  readonly witness: string
  /** Whether the last key of it was pressed for certain. */
  isTyped: boolean
  /** Whether « Enregistré ici » was said of it. */
  isKept: boolean
}

/** A text being typed: what stood in the field, and since when. */
export interface DraftTrail {
  readonly name: string
  /** Milliseconds since 1970 of the cut that ended it: another may fall under the password, when nobody types. */
  cutAt: number | null
  /** What was given back in the field, and emptied before the first key: it may stand until that is sealed too. */
  readonly before: string
  readonly steps: { readonly text: string; readonly at: number }[]
}

/** Two versions of a text met, and one was chosen (law S15): until then both were kept, and both stay at the portal. */
export interface TextChoice {
  readonly chosen: string
  readonly setAside: readonly string[]
  /** Compared with the portal once, before anybody writes over it. */
  isJudged: boolean
}

/**
 * What was done at a post, and what the person was told to be kept. Commands are numbered as they are typed and
 * written in that order (law S2), so that an acknowledgement covers what was typed before it since the post was on.
 */
export interface Ledger {
  readonly gestures: readonly Gesture[]
  /** A gesture begins: from here on it may have been done. */
  begin(gesture: Pick<Gesture, 'kind' | 'name' | 'witness'>): Gesture
  kept(gesture: Gesture): void
  /** The power was cut: what was not acknowledged before will not be after. */
  cut(): void
  draft: DraftTrail | null
  /** Choices made in the tray, in their order. */
  readonly choices: TextChoice[]
  /** Lines of the tray that asked for one: a second line on the same words has nothing left to choose. */
  choicesAsked: number
}

export function openLedger(): Ledger {
  const gestures: Gesture[] = []
  let sinceOn = 0
  const ledger: Ledger = {
    gestures,
    draft: null,
    choices: [],
    choicesAsked: 0,
    begin: (one) => {
      const gesture = { ...one, isTyped: false, isKept: false }
      gestures.push(gesture)
      return gesture
    },
    kept: (gesture) => {
      gesture.isKept = true
      for (const one of gestures.slice(sinceOn, gestures.indexOf(gesture))) if (one.isTyped) one.isKept = true
    },
    cut: () => {
      sinceOn = gestures.length
      if (ledger.draft) ledger.draft.cutAt ??= Date.now()
    },
  }
  return ledger
}
