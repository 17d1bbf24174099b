import { roles, type Actor, type Role } from '#shared/domain/core/actor.ts'
import type { AnyCommandType } from '#shared/domain/core/command.ts'
import type { StaffId, WorkstationId } from '#shared/domain/core/ids.ts'
import type { AnyRecordType } from '#shared/domain/core/record-type.ts'
import type { Scope } from '#shared/domain/core/scope.ts'
import { schoolId, schoolRecord } from '#shared/domain/people/school.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import type { RebaseParts } from '#shared/sync/rebase.ts'
import { rebase, type Patches } from '#shared/sync/rebase.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import type { Collections } from './collections.ts'
import type { JournalPort } from './journal-port.ts'
import type { Manifest } from './manifest.ts'
import type { Outbox } from './outbox.ts'
import type { SegmentLog } from './segment-log.ts'
import type { TurnQueue } from './turn-queue.ts'
import type { VaultDisk } from './vault-disk.ts'
import type { VaultKeys } from './vault-keys.ts'

/** What the caller lends to an opened vault. */
export interface VaultParts {
  readonly profileId: string
  readonly keys: VaultKeys
  readonly person: PersonMessage
  readonly disk: VaultDisk
  readonly journal: JournalPort
  readonly clock: { now(): number }
  readonly types: ReadonlyMap<string, AnyRecordType>
  readonly commands: ReadonlyMap<string, AnyCommandType>
  /** A line for the technical log: codes only (law V1). */
  readonly report: (code: string) => void
}

/** One person's opened vault: all of it goes when the page goes (law V6). */
export interface VaultState extends Omit<VaultParts, 'person'> {
  /** As the portal last described him. */
  person: PersonMessage
  readonly collections: Collections
  readonly outbox: Outbox
  readonly settled: Map<number, SettledCommand>
  /** Raised when `settled` changes: what is computed from it is kept till then. */
  settledEdition: number
  /** Lazy partitions that are in memory, by name; a kind's name alone stands for all of its partitions. */
  readonly loaded: Set<string>
  /** Loads under way, so that two screens share one. */
  readonly loading: Map<string, Promise<void>>
  /** One writer of segments and manifest at a time. */
  readonly writing: TurnQueue
  /** Told when what waits or what is settled has changed. */
  readonly listeners: Set<() => void>
  log: SegmentLog
  /** Number of the next segment; never used twice, even when a write fails. */
  nextSeq: number
  manifest: Manifest
  isClosed: boolean
}

const defaultTimeZone = 'Europe/Paris'

export function actorOf(state: Pick<VaultState, 'person' | 'manifest'>): Actor {
  return {
    staffId: state.person.staffId as StaffId,
    roles: state.person.roles.filter((role): role is Role => roles.some((known) => known === role)),
    scopes: state.manifest.scopes as Scope[],
  }
}

export function timeZoneOf(state: Pick<VaultState, 'collections'>): string {
  return state.collections.base.get(schoolRecord, schoolId)?.timeZone ?? defaultTimeZone
}

export function rebaseParts(state: VaultState): RebaseParts {
  return {
    commands: state.commands,
    base: state.collections.base,
    actor: actorOf(state),
    workstationId: state.profileId as WorkstationId,
    timeZone: timeZoneOf(state),
  }
}

/** The patches of everything typed and not confirmed, the commands not yet durable included. */
export function patchesOf(state: VaultState): Patches {
  return rebase(
    rebaseParts(state),
    state.outbox.entries.map(({ command }) => command),
  )
}

export function tellVault(state: VaultState): void {
  for (const listener of state.listeners) listener()
}

/** Version of each record schema that this Pupitre reads. */
export function schemaOf(types: ReadonlyMap<string, AnyRecordType>): Record<string, number> {
  return Object.fromEntries([...types.values()].map(({ kind, version }) => [kind, version]))
}
