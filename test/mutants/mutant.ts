/** A test that must fail once the fault is planted. */
export interface Killer {
  /** From the root. */
  readonly file: string
  /** How the test's name begins, its law included. */
  readonly test: string
}

/** One classic fault, planted alone into a copy of one module: the suite must see it. */
export interface Mutant {
  /** kebab-case, unique. */
  readonly id: string
  /** Number of the law that it breaks: S1, V4, L2… */
  readonly law: string
  /** What it gets wrong, in one sentence for the table. */
  readonly fault: string
  /** From the root. */
  readonly file: string
  /** Must occur exactly once in the file: a mutant that no longer applies is a failing build. */
  readonly search: string
  readonly replace: string
  /** The fastest first. */
  readonly killers: readonly [Killer, ...Killer[]]
}
