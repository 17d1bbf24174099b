import type { PersonMessage } from '#shared/protocol/session.ts'
import { createVault } from '#renderer/store/create-vault.ts'
import { journalOf } from '#renderer/store/journal-port.ts'
import { openVault } from '#renderer/store/open-vault.ts'
import { createDraftStore, openDrafts } from '#renderer/store/vault-drafts.ts'
import { deriveKeys } from '#renderer/store/vault-keys.ts'
import type { VaultState } from '#renderer/store/vault-state.ts'
import type { Vault } from '#renderer/store/vault.ts'
import type { OpenProfile, SessionContext } from '#renderer/lock/session-context.ts'
import { startSync } from '#renderer/sync/sync-runner.ts'
import type { HostClient } from '#shared/bridge/host-contract.ts'
import type { Clock } from '#shared/sync/ports.ts'
import type { Registry } from '#server/commands/portal-context.ts'
import { createSimVaultDisk, type SimVaultDisk } from '#test/sim/disk/sim-vault-disk.ts'
import type { Life, Machine } from './machine.ts'
import type { ProfileShelf } from './profile-shelf.ts'

/** An opened profile in a page, with its real vault, drafts, engine and lock. */
export interface Page {
  readonly life: Life
  readonly profileId: string
  readonly state: VaultState
  readonly vault: Vault
  readonly disk: SimVaultDisk
  readonly context: SessionContext
  readonly open: OpenProfile
}

export interface PageParts {
  readonly machine: Machine
  readonly shelf: ProfileShelf
  readonly host: HostClient
  readonly profileId: string
  readonly person: PersonMessage
  readonly program: Registry
  readonly clock: Clock
  readonly random: { next(): number }
  readonly report: (code: string) => void
  readonly sessionEnded: (page: Page, code: string) => void
  /** Told after each change of what waits or what is settled. */
  readonly changed: (page: Page) => void
}

/** What `open-profile.ts` does of an unlocked profile, at the version that the post runs. Null when its tables are beyond opening. */
export async function openPage(parts: PageParts, life: Life): Promise<Page | null> {
  const { machine, profileId, person, program, clock, host, report } = parts
  const dataKey = parts.shelf.dataKeyOf(profileId)
  const keys = await deriveKeys(dataKey, profileId)
  const disks: SimVaultDisk[] = []
  const createDisk = () => {
    const disk = createSimVaultDisk(machine.tables, machine.pagePoint(life))
    disks.push(disk)
    machine.pageDisk = disk
    return disk
  }
  const opening = () =>
    openVault({
      ...{ profileId, keys, person, report, clock },
      disk: createDisk(),
      journal: journalOf(host, profileId),
      types: program.records,
      commands: program.commands,
    })
  const opened =
    (await tryTo(opening)) ?? (await tryTo(opening)) ?? (await beginAnew(createDisk, opening, report))
  if (!opened) return null
  const { state, image } = opened
  const drafts = createDraftStore(state, await openDrafts(state, image.drafts))
  const context: SessionContext = {
    ...{ host, registry: parts.shelf.registry, deviceSecret: null, postKind: 'desk', now: () => clock.now() },
    ...{ createDisk, open: null, half: null, isLocking: false, stopProbe: () => undefined },
  }
  const sync = startSync({
    ...{ state, host, clock, random: parts.random },
    sessionEnded: (code) => parts.sessionEnded(page, code),
    online: () => undefined,
    refused: () => undefined,
  })
  const row = parts.shelf.rowOf(profileId)
  const open: OpenProfile = { row, state, drafts, sync, release: () => undefined }
  context.open = open
  const disk = disks.at(-1) as SimVaultDisk
  const page: Page = { life, profileId, state, vault: createVault(state, drafts), disk, context, open }
  state.listeners.add(() => parts.changed(page))
  return page
}

function tryTo<T>(work: () => Promise<T>): Promise<T | null> {
  return work().catch(() => null)
}

/** As `open-profile.ts` does with an IndexedDB that does not open twice. */
async function beginAnew<T>(
  createDisk: () => SimVaultDisk,
  opening: () => Promise<T>,
  report: (code: string) => void,
): Promise<T | null> {
  report('vault-begun-anew')
  await tryTo(() => createDisk().destroy())
  return tryTo(opening)
}
