const collator = new Intl.Collator('fr', { ignorePunctuation: true })

/** Order of French lists: BŒUF after BODIN, ÇELIK between CARVALHO and CISSÉ (design §2). */
export function compareFrench(a: string, b: string): number {
  return collator.compare(a, b)
}
