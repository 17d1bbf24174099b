import { cahierMutants } from './cahier-mutants.ts'
import { engineMutants } from './engine-mutants.ts'
import { hostMutants } from './host-mutants.ts'
import { lockMutants } from './lock-mutants.ts'
import type { Mutant } from './mutant.ts'
import { passwordMutants } from './password-mutants.ts'
import { portalMutants } from './portal-mutants.ts'
import { pullMutants } from './pull-mutants.ts'
import { ruleMutants } from './rule-mutants.ts'
import { vaultMutants } from './vault-mutants.ts'

/** Every fault that the suite must see. A feature with faults of its own adds its list here: one line. */
export const mutants: readonly Mutant[] = [
  ...portalMutants,
  ...pullMutants,
  ...engineMutants,
  ...vaultMutants,
  ...lockMutants,
  ...passwordMutants,
  ...hostMutants,
  ...ruleMutants,
  ...cahierMutants,
]
