import type { AnyCommandType, CommandType } from '#shared/domain/core/command.ts'
import type { AnyRecordType, RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import { freshMemory, type EngineContext } from '#shared/sync/engine-context.ts'
import type { Reply, Transport, Watcher } from '#shared/sync/ports.ts'
import { pullOnce, type PullResult } from '#shared/sync/pull-round.ts'
import { pushOnce, unsent } from '#shared/sync/push-round.ts'
import { closeVault, createVault } from '#renderer/store/create-vault.ts'
import type { JournalPort, JournalRow } from '#renderer/store/journal-port.ts'
import { localStoreOf } from '#renderer/store/local-store.ts'
import { createMemoryJournal } from '#renderer/store/memory-journal.ts'
import { createMemoryVaultDisk, emptyTables, type MemoryTables } from '#renderer/store/memory-vault-disk.ts'
import { initVault, openVault } from '#renderer/store/open-vault.ts'
import type { VaultDisk } from '#renderer/store/vault-disk.ts'
import { createDraftStore, openDrafts } from '#renderer/store/vault-drafts.ts'
import { deriveKeys, type VaultKeys } from '#renderer/store/vault-keys.ts'
import { schemaOf, type VaultState } from '#renderer/store/vault-state.ts'
import type { Vault } from '#renderer/store/vault.ts'
import { boxCommands, boxTypes } from './box-feature.ts'
import type { ModelPortal } from './model-portal.ts'

export const testPerson: PersonMessage = {
  accountId: 'account',
  staffId: 'staff',
  login: 'k.lemaire',
  civility: 'Mme',
  familyName: 'Lemaire',
  givenName: 'Kadiatou',
  title: 'Conseillère principale d’éducation',
  roles: ['teacher'],
}

export const silentWatcher: Watcher = {
  line: () => undefined,
  sending: () => undefined,
  pulling: () => undefined,
  needsUpgrade: () => undefined,
  refused: () => undefined,
}

/** One profile on one post: its disk and journal outlive the « crashes ». */
export interface TestPost {
  readonly profileId: string
  readonly keys: VaultKeys
  readonly tables: MemoryTables
  readonly journalRows: JournalRow[]
  disk: VaultDisk
  journal: JournalPort
  types: ReadonlyMap<string, AnyRecordType>
  commands: ReadonlyMap<string, AnyCommandType>
  now: number
  readonly reports: string[]
}

export async function makePost(profileId = 'post-0001'): Promise<TestPost> {
  const keys = await deriveKeys(crypto.getRandomValues(new Uint8Array(32)), profileId)
  const tables = emptyTables()
  const journalRows: JournalRow[] = []
  const disk = createMemoryVaultDisk(tables)
  await initVault({ keys, profileId, disk })
  return {
    ...{ profileId, keys, tables, journalRows, disk },
    journal: createMemoryJournal(journalRows),
    types: boxTypes,
    commands: boxCommands,
    now: Date.parse('2026-11-16T08:00:00.000Z'),
    reports: [],
  }
}

export interface TestWorkstation {
  readonly state: VaultState
  readonly vault: Vault
  readonly engine: EngineContext
  run<Args>(command: CommandType<Args>, args: Args): ReturnType<Vault['run']>
  all<T extends RecordBody>(type: RecordType<T>, partitions?: readonly string[]): readonly T[]
  push(): Promise<void>
  pull(): Promise<PullResult>
  /** Push all, pull until complete. */
  sync(): Promise<void>
  crash(): void
}

/** Opens the post's profile, as an unlock does. */
export async function openPost(post: TestPost, portal: ModelPortal | Transport): Promise<TestWorkstation> {
  const { state, image } = await openVault({
    ...post,
    person: testPerson,
    clock: { now: () => post.now },
    report: (code) => post.reports.push(code),
  })
  const drafts = createDraftStore(state, await openDrafts(state, image.drafts))
  const engine: EngineContext = {
    store: localStoreOf(state),
    transport: 'rows' in portal ? transportOf(portal) : portal,
    clock: { now: () => post.now, sleep: () => ({ done: Promise.resolve(), cancel: () => undefined }) },
    random: { next: () => 0.5 },
    watcher: silentWatcher,
    schema: schemaOf(post.types),
    memory: freshMemory(),
  }
  engine.memory.ackedMid = state.manifest.confirmedMid
  const vault = createVault(state, drafts)
  const pull = async () => {
    let result = await pullOnce(engine)
    if (result.kind === 'start-over') result = await pullOnce(engine)
    return result
  }
  const push = async () => {
    while (unsent(engine).length > 0) {
      const { kind } = await pushOnce(engine)
      if (kind !== 'advanced') return
    }
  }
  return {
    ...{ state, vault, engine, push, pull },
    run: (command, args) => vault.run(command, args),
    all: (type, partitions) => vault.view.all(type, partitions),
    async sync() {
      if (state.manifest.epoch === null || state.manifest.mustRefresh) await pull()
      await push()
      await pull()
      await push()
      await pull()
    },
    crash: () => closeVault(state),
  }
}

export function transportOf(portal: ModelPortal): Transport {
  const answer = async <T>(body: () => T): Promise<Reply<T>> => ({
    kind: 'answer',
    body: structuredClone(body()),
  })
  return {
    push: (message) => answer(() => portal.push(structuredClone(message))),
    pull: (message) => answer(() => portal.pull(structuredClone(message))),
    park: (message) => answer(() => portal.park(structuredClone(message))),
  }
}
