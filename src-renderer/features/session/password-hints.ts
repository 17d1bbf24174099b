import { foldText } from '#shared/kernel/fold-text.ts'

/** What a password being typed has so far: a help to the eye; the rule itself is `passwordDecision`. */
export interface PasswordHints {
  readonly length: number
  readonly classes: number
  readonly words: number
}

export function hintsOf(password: string): PasswordHints {
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((one) =>
    one.test(password),
  ).length
  const words = new Set(
    password
      .split(/[\s\-_.,;:!?'’]+/u)
      .filter((word) => word.length > 1)
      .map(foldText),
  ).size
  return { length: [...password].length, classes, words }
}
