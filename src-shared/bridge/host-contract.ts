import type { ClientOf, Contract, ServiceOf } from './contract.ts'
import { filesContract } from './files-contract.ts'
import { journalContract } from './journal-contract.ts'
import { lockContract } from './lock-contract.ts'
import { portalContract } from './portal-contract.ts'
import { postContract } from './post-contract.ts'
import { secretsContract } from './secrets-contract.ts'

/** Everything a window may ask its host, one service a line. */
export const hostContract = {
  portal: portalContract,
  journal: journalContract,
  secrets: secretsContract,
  lock: lockContract,
  files: filesContract,
  post: postContract,
} as const satisfies Readonly<Record<string, Contract>>

export type HostContract = typeof hostContract
export type HostServices = { readonly [S in keyof HostContract]: ServiceOf<HostContract[S]> }
export type HostClient = { readonly [S in keyof HostContract]: ClientOf<HostContract[S]> }
