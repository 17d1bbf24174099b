import { addCounterEntry } from '#shared/domain/cahier-de-textes/visa/addendum-commands.ts'
import { grantVisa } from '#shared/domain/cahier-de-textes/visa/visa-commands.ts'
import type { Change } from '#shared/domain/core/command.ts'
import { signSeals } from '#server/seals/sign-seals.ts'
import type { Tx } from '#server/store/tables.ts'

/** What the portal alone adds to what a command changes: a signature, a witness. In the command's transaction. */
export type PortalEffect = (
  tx: Tx,
  school: string,
  changes: readonly Change[],
  now: string,
) => Promise<readonly Change[]>

/** By the name of the command; one line each. */
export const portalEffects: ReadonlyMap<string, PortalEffect> = new Map([
  [grantVisa.name, signSeals],
  [addCounterEntry.name, signSeals],
])
