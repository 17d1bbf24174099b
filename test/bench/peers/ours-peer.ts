import type { AnyRecordType } from '#shared/domain/core/record-type.ts'
import type { absenceRecord } from '#shared/domain/absences/absence.ts'
import { markStudent, type MarkStudentArgs } from '#shared/domain/roll-call/mark-commands.ts'
import { rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'
import { commandTypes, recordTypes } from '#shared/domain/registry.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { pageRowsMax } from '#shared/protocol/version.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
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
import { benchNowMs, benchScopes, benchWorkstation } from '#test/bench/page/act-plan.ts'
import type { KeptRow, Peer } from './peer.ts'

/**
 * The vault as shipped: its segments, its outbox, and the journal of the host that serves this page. What the
 * password opens is left out (it has its own measure): the data key is given.
 */
export function oursPeer(host: HostClient, person: PersonMessage): Peer {
  const journal = journalOf(host, benchWorkstation)
  let state: VaultState | undefined
  const opened = (): VaultState => must(state, 'an open vault')
  return {
    name: 'ours',
    open: async () => {
      state = await openBenchVault(journal, person)
    },
    reopen: async () => {
      opened().disk.close()
      state = await openBenchVault(journal, person)
    },
    writeAll: (rows) => pullInto(opened(), rows),
    readAll: async () => {
      await Promise.all([...recordTypes.values()].map((type) => loadPartitions(opened(), type)))
      return [...recordTypes.values()].flatMap((type) => keptRows(opened(), type))
    },
    act: async ({ entry }) => {
      const result = await runInVault(opened(), markStudent, entry.args as MarkStudentArgs)
      if (result.kind !== 'durable') throw new Error(`the mark was refused: ${JSON.stringify(result)}`)
    },
    rowsOfDay: async (_kind, day) => {
      const calls = opened().collections.all(rollCallRecord, [day.slice(0, 7)])
      return calls.filter((call) => call.date === day).map((call) => rowOf('rollCall', call))
    },
    rowsOfStudent: async (kind, studentId) => {
      const type = must(recordTypes.get(kind), kind) as typeof absenceRecord
      const records = opened().collections.all(type)
      return records.filter((record) => record.studentId === studentId).map((record) => rowOf(kind, record))
    },
    queue: () => queueOnBothSides(opened(), journal),
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

/** A first checkpoint, page by page as the engine would bring it. */
async function pullInto(state: VaultState, rows: readonly RowMessage[]): Promise<void> {
  const checkpoint = localStoreOf(state).beginCheckpoint(true)
  for (let from = 0; from < rows.length; from += pageRowsMax) {
    await checkpoint.stage({ rows: rows.slice(from, from + pageRowsMax), deletes: [], evicts: [] })
  }
  const head = rows.at(-1)?.rev ?? 0
  await checkpoint.commit({
    epoch: 'bench',
    head,
    scopes: benchScopes,
    lastMid: 0,
    outcomes: [],
    now: instantOf(benchNowMs),
  })
}

function keptRows(state: VaultState, type: AnyRecordType): KeptRow[] {
  return state.collections.all(type).map((record) => rowOf(type.kind, record))
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
