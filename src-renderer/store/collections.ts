import type { Facts } from '#shared/domain/core/command.ts'
import type { AnyRecordType, RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import {
  createTable,
  listRecords,
  lookUp,
  putRow,
  removeRow,
  type Patch,
  type RecordTable,
} from './record-table.ts'

/** Reading what is in memory: confirmed rows ⊕ patches of pending commands. */
export interface RecordView {
  get<T extends RecordBody>(type: RecordType<T>, id: string): T | undefined
  /** The records in memory, of some partitions or all; the same array as long as nothing changed. */
  all<T extends RecordBody>(type: RecordType<T>, partitions?: readonly string[]): readonly T[]
  versionOf(kind: string): number
  /** Calls `listener` when a record of one of `kinds` changed. Returns how to stop. */
  subscribe(kinds: readonly string[], listener: () => void): () => void
}

/** One change of the confirmed rows in memory. */
export type RowChange =
  | { readonly op: 'put'; readonly kind: string; readonly record: RecordBody }
  | { readonly op: 'remove'; readonly kind: string; readonly id: string }

export type Patches = ReadonlyMap<string, ReadonlyMap<string, Patch>>

/** The decrypted rows of an open profile. Emptied at lock (law V6). */
export interface Collections extends RecordView {
  /** Applies confirmed rows, lays over them the patches computed from them, then tells each kind once. */
  apply(changes: Iterable<RowChange>, patches?: () => Patches): void
  /** Replaces every confirmed row: the complete checkpoint of a fresh pull. */
  replaceAll(changes: Iterable<RowChange>, patches: () => Patches): void
  setPatches(patches: Patches): void
  /** A kind's readers are told although its rows did not move: one of its partitions is now loaded. */
  touch(kind: string): void
  readonly patches: Patches
  /** Confirmed rows alone, for the rebase. */
  readonly base: Facts
  clear(): void
}

const noPatches: ReadonlyMap<string, Patch> = new Map()

export function createCollections(types: ReadonlyMap<string, AnyRecordType>): Collections {
  let tables = new Map<string, RecordTable>()
  let current: Patches = new Map()
  const listeners = new Map<string, Set<() => void>>()

  const tableOf = (kind: string): RecordTable | undefined => {
    const known = tables.get(kind)
    const type = types.get(kind)
    if (known || !type) return known
    const made = createTable(type)
    tables.set(kind, made)
    return made
  }
  const tell = (kinds: Iterable<string>) => {
    const called = new Set<() => void>()
    for (const kind of kinds) {
      const table = tableOf(kind)
      if (table) table.version = nextVersion()
      for (const listener of listeners.get(kind) ?? []) called.add(listener)
    }
    for (const listener of called) listener()
  }
  const layPatches = (patches: Patches, changed: Set<string>) => {
    for (const kind of new Set([...current.keys(), ...patches.keys()])) {
      const table = tableOf(kind)
      const next = patches.get(kind) ?? noPatches
      if (!table || samePatches(table.patches, next)) continue
      table.patches = next
      changed.add(kind)
    }
    current = patches
  }
  const fill = (changes: Iterable<RowChange>, changed: Set<string>) => {
    for (const change of changes) {
      const table = tableOf(change.kind)
      if (!table) continue
      if (change.op === 'put') putRow(table, change.record)
      else removeRow(table, change.id)
      changed.add(change.kind)
    }
  }

  return {
    get: <T extends RecordBody>(type: RecordType<T>, id: string) => {
      const table = tableOf(type.kind)
      return table && (lookUp(table, id) as T | undefined)
    },
    all: <T extends RecordBody>(type: RecordType<T>, partitions?: readonly string[]) => {
      const table = tableOf(type.kind)
      return (table ? listRecords(table, partitions) : []) as readonly T[]
    },
    versionOf: (kind) => tableOf(kind)?.version ?? 0,
    subscribe(kinds, listener) {
      for (const kind of kinds) listeners.set(kind, (listeners.get(kind) ?? new Set()).add(listener))
      return () => {
        for (const kind of kinds) listeners.get(kind)?.delete(listener)
      }
    },
    apply(changes, patches) {
      const changed = new Set<string>()
      fill(changes, changed)
      if (patches) layPatches(patches(), changed)
      tell(changed)
    },
    replaceAll(changes, patches) {
      const changed = new Set(tables.keys())
      tables = new Map()
      current = new Map()
      fill(changes, changed)
      layPatches(patches(), changed)
      tell(changed)
    },
    setPatches(patches) {
      const changed = new Set<string>()
      layPatches(patches, changed)
      tell(changed)
    },
    touch: (kind) => tell([kind]),
    get patches() {
      return current
    },
    base: {
      get: <T extends RecordBody>(type: RecordType<T>, id: string) =>
        tableOf(type.kind)?.rows.get(id) as T | undefined,
    },
    clear() {
      tables.clear()
      current = new Map()
      listeners.clear()
    },
  }
}

let lastVersion = 0
function nextVersion(): number {
  lastVersion += 1
  return lastVersion
}

function samePatches(a: ReadonlyMap<string, Patch>, b: ReadonlyMap<string, Patch>): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (const [id, patch] of a) if (b.get(id) !== patch) return false
  return true
}
