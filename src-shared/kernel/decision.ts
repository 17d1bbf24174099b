/** Values that a label needs to turn a refusal's code into a French sentence. */
export type RefusalParams = Readonly<Record<string, string | number | boolean>>

/** What a rule answers: yes, or no with a code that labels turn into a sentence. Never a sentence itself. */
export type Decision =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly code: string; readonly params: RefusalParams }

export const allowed: Decision = { kind: 'allowed' }

export function refused(code: string, params: RefusalParams = {}): Decision {
  return { kind: 'refused', code, params }
}

/** The first refusal among decisions, in their order, else allowed. */
export function allOf(...decisions: readonly Decision[]): Decision {
  return decisions.find((decision) => decision.kind === 'refused') ?? allowed
}
