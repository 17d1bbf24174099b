import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import type { Absence } from '#shared/domain/absences/absence.ts'
import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { commandTypes, recordTypes } from '#shared/domain/registry.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { pageRowsMax } from '#shared/protocol/version.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
import { closeVault } from '#renderer/store/create-vault.ts'
import { createDexieVaultDisk } from '#renderer/store/dexie-vault-disk.ts'
import { journalOf, type JournalPort } from '#renderer/store/journal-port.ts'
import { loadPartitions } from '#renderer/store/load-partitions.ts'
import { localStoreOf } from '#renderer/store/local-store.ts'
import { openVault } from '#renderer/store/open-vault.ts'
import { openJournalRow } from '#renderer/store/outbox.ts'
import { runInVault } from '#renderer/store/run-in-vault.ts'
import { deriveKeys } from '#renderer/store/vault-keys.ts'
import type { VaultState } from '#renderer/store/vault-state.ts'
import type { HostClient } from '#shared/bridge/host-contract.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import { benchEpoch, benchNowMs, benchScopes, benchWorkstation } from '#test/bench/data/bench-moment.ts'
import { drainOutbox } from './drain-outbox.ts'
import type { Confirmed, FirstScreen, KeptRow, Peer } from './peer.ts'

/**
 * The vault as shipped: its segments, its outbox, and the journal of the host that serves this page. What the
 * password opens is left out (it has its own measure): the data key is given.
 */
export function oursPeer(host: HostClient, person: PersonMessage): Peer {
  const journal = journalOf(host, benchWorkstation)
  let state: VaultState | undefined
  const opened = (): VaultState => must(state, 'an open vault')
  const open = async () => {
    state ??= await openBenchVault(journal, person)
  }
  return {
    name: 'ours',
    open,
    reopen: async () => {
      await closeQuiet(opened())
      state = undefined
      await open()
    },
    writeAll: (rows) => pullInto(opened(), rows),
    load: async () => {
      await open()
      await loadAll(opened())
      return { rows: () => keptRows(opened()) }
    },
    unlock: async (screen) => {
      await open()
      await loadFirstScreen(opened(), screen)
      return { rows: () => rowsOnScreen(opened(), screen) }
    },
    readAll: async () => {
      await loadAll(opened())
      return keptRows(opened())
    },
    readRows: async (rows) => {
      await loadAll(opened())
      return rows.flatMap(({ kind, id }) => rowNamed(opened(), kind, id))
    },
    act: async ({ entry }) => {
      const command = must(commandTypes.get(entry.name), entry.name)
      const result = await runInVault(opened(), command, entry.args)
      if (result.kind !== 'durable') throw new Error(`the act was refused: ${JSON.stringify(result)}`)
    },
    rowsOfDay: async (kind, day) => rowsOfDay(opened(), kind, day),
    rowsOfStudent: async (kind, studentId) => {
      const records = opened().collections.all(typeOf<Absence>(kind))
      return records.filter((record) => record.studentId === studentId).map((record) => rowOf(kind, record))
    },
    watchDay: async (kind, day, told) =>
      opened().collections.subscribe([kind], () => told(rowsOfDay(opened(), kind, day))),
    confirm: (confirmed) => confirmIn(opened(), confirmed),
    queue: () => queueOnBothSides(opened(), journal),
    drain: () => drainOutbox(opened(), host),
  }
}

async function openBenchVault(journal: JournalPort, person: PersonMessage): Promise<VaultState> {
  const keys = await deriveKeys(new Uint8Array(32).fill(7), benchWorkstation)
  const { state } = await openVault({
    profileId: benchWorkstation,
    keys,
    person,
    disk: createDexieVaultDisk(benchWorkstation),
    journal,
    clock: { now: () => benchNowMs },
    types: recordTypes,
    commands: commandTypes,
    report: (code) => {
      throw new Error(`the vault reports ${code}`)
    },
  })
  return state
}

/** A page is alone with its profile: what it still compacts must not cross the vault that is opened next. */
async function closeQuiet(state: VaultState): Promise<void> {
  // Partition after partition: between two of them nobody waits in the queue.
  while (!state.writing.isFree()) await new Promise((resolve) => setTimeout(resolve, 5))
  closeVault(state)
}

const benchClose = {
  epoch: benchEpoch,
  scopes: benchScopes,
  outcomes: [],
  scopeEnds: {},
  skewMs: 0,
  roles: null,
  triedMid: 0,
  now: instantOf(benchNowMs),
}

/** A first checkpoint, page by page as the engine would bring it. */
async function pullInto(state: VaultState, rows: readonly RowMessage[]): Promise<void> {
  const checkpoint = localStoreOf(state).beginCheckpoint(true)
  for (let from = 0; from < rows.length; from += pageRowsMax) {
    await checkpoint.stage({ rows: rows.slice(from, from + pageRowsMax), deletes: [], evicts: [] })
  }
  const head = rows.at(-1)?.rev ?? 0
  await checkpoint.commit({ ...benchClose, head, lastMid: 0 })
}

/** A change of the portal's, as the engine brings it: one checkpoint. */
async function confirmIn(state: VaultState, { rows, lastMid }: Confirmed): Promise<void> {
  const checkpoint = localStoreOf(state).beginCheckpoint(false)
  await checkpoint.stage({ rows, deletes: [], evicts: [] })
  const head = Math.max(state.manifest.cursor, ...rows.map(({ rev }) => rev))
  await checkpoint.commit({ ...benchClose, head, lastMid })
}

async function loadAll(state: VaultState): Promise<void> {
  await Promise.all([...recordTypes.values()].map((type) => loadPartitions(state, type)))
}

async function loadFirstScreen(state: VaultState, { monthly, month }: FirstScreen): Promise<void> {
  await Promise.all(monthly.map((kind) => loadPartitions(state, typeOf(kind), [month])))
}

function rowsOnScreen(state: VaultState, { standing, monthly, month }: FirstScreen): KeptRow[] {
  const of = (kind: string, cuts?: readonly string[]) =>
    state.collections.all(typeOf(kind), cuts).map((record) => rowOf(kind, record))
  return [...standing.flatMap((kind) => of(kind)), ...monthly.flatMap((kind) => of(kind, [month]))]
}

function rowsOfDay(state: VaultState, kind: string, day: string): KeptRow[] {
  const records = state.collections.all(typeOf<RollCall>(kind), [day.slice(0, 7)])
  return records.filter((record) => record.date === day).map((record) => rowOf(kind, record))
}

function keptRows(state: VaultState): KeptRow[] {
  return [...recordTypes.keys()].flatMap((kind) =>
    state.collections.all(typeOf(kind)).map((record) => rowOf(kind, record)),
  )
}

function rowNamed(state: VaultState, kind: string, id: string): KeptRow[] {
  const record = state.collections.get(typeOf(kind), id)
  return record ? [rowOf(kind, record)] : []
}

function typeOf<T extends RecordBody>(kind: string): RecordType<T> {
  return must(recordTypes.get(kind), kind) as unknown as RecordType<T>
}

function rowOf(kind: string, record: { readonly id: string }): KeptRow {
  return { kind, id: record.id, data: record as unknown as KeptRow['data'] }
}

/** What waits, once it is seen that outbox and journal hold the same. */
async function queueOnBothSides(state: VaultState, journal: JournalPort): ReturnType<Peer['queue']> {
  const copies = await Promise.all((await journal.read()).map((row) => openJournalRow(state, row)))
  const commands = state.outbox.entries.map(({ command }) => command)
  const same =
    copies.length === commands.length && commands.every(({ mid }) => copies.some((copy) => copy?.mid === mid))
  if (!same) throw new Error('the journal and the outbox differ')
  return commands
}
