/** Roots of XML files that are read, and their kind. */
export const knownRoots = {
  BEE_ELEVES: 'eleves',
  BEE_RESPONSABLES: 'responsables',
  BEE_STRUCTURES: 'structures',
  BEE_NOMENCLATURES: 'nomenclature',
  STS_EDT: 'sts',
  EDT_STS: 'edt',
} as const

export type KnownRoot = keyof typeof knownRoots

export function isKnownRoot(root: string): root is KnownRoot {
  return Object.hasOwn(knownRoots, root)
}
