import type { Facts } from '#shared/domain/core/command.ts'
import type { AnyRecordType, RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import type { Patches } from '#shared/sync/rebase.ts'
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

/** The decrypted rows of an open profile. Emptied at lock (law V6). */
export interface Collections extends RecordView {
  /** Applies confirmed rows, lays over them the patches computed from them, then tells each kind once. */
  apply(changes: Iterable<RowChange>, patches?: () => Patches): void
  /** Replaces every confirmed row: the complete checkpoint of a fresh pull. */
  replaceAll(changes: Iterable<RowChange>, patches: () => Patches): void
  setPatches(patches: Patches): void
  /** Lays patches now and tells nobody yet: readers are told by the function that it returns. */
  layPatches(patches: Patches): () => void
  /** A kind's readers are told although its rows did not move: one of its partitions is now loaded. */
  touch(kind: string): void
  patches(): Patches
  /** Confirmed rows alone, for the rebase. */
  readonly base: Facts
  clear(): void
}

/** What a collection holds. */
interface Shelf {
  readonly types: ReadonlyMap<string, AnyRecordType>
  tables: Map<string, RecordTable>
  patches: Patches
  readonly listeners: Map<string, Set<() => void>>
}

const noPatches: ReadonlyMap<string, Patch> = new Map()

export function createCollections(types: ReadonlyMap<string, AnyRecordType>): Collections {
  const shelf: Shelf = { types, tables: new Map(), patches: new Map(), listeners: new Map() }
  return {
    ...viewOf(shelf),
    apply: (changes, patches) => change(shelf, new Set(), changes, patches),
    replaceAll(changes, patches) {
      const emptied = new Set(shelf.tables.keys())
      shelf.tables = new Map()
      shelf.patches = new Map()
      change(shelf, emptied, changes, patches)
    },
    setPatches: (patches) => change(shelf, new Set(), [], () => patches),
    layPatches(patches) {
      const changed = new Set<string>()
      layPatches(shelf, patches, changed)
      raiseVersions(shelf, changed)
      return () => tell(shelf, changed)
    },
    touch(kind) {
      raiseVersions(shelf, [kind])
      tell(shelf, [kind])
    },
    patches: () => shelf.patches,
    base: {
      get: <T extends RecordBody>(type: RecordType<T>, id: string) =>
        tableOf(shelf, type.kind)?.rows.get(id) as T | undefined,
    },
    clear() {
      shelf.tables.clear()
      shelf.patches = new Map()
      shelf.listeners.clear()
    },
  }
}

function viewOf(shelf: Shelf): RecordView {
  return {
    get: <T extends RecordBody>(type: RecordType<T>, id: string) => {
      const table = tableOf(shelf, type.kind)
      return table && (lookUp(table, id) as T | undefined)
    },
    all: <T extends RecordBody>(type: RecordType<T>, partitions?: readonly string[]) => {
      const table = tableOf(shelf, type.kind)
      return (table ? listRecords(table, partitions) : []) as readonly T[]
    },
    versionOf: (kind) => tableOf(shelf, kind)?.version ?? 0,
    subscribe(kinds, listener) {
      for (const kind of kinds)
        shelf.listeners.set(kind, (shelf.listeners.get(kind) ?? new Set()).add(listener))
      return () => {
        for (const kind of kinds) shelf.listeners.get(kind)?.delete(listener)
      }
    },
  }
}

function change(
  shelf: Shelf,
  changed: Set<string>,
  changes: Iterable<RowChange>,
  patches?: () => Patches,
): void {
  for (const one of changes) {
    const table = tableOf(shelf, one.kind)
    if (!table) continue
    if (one.op === 'put') putRow(table, one.record)
    else removeRow(table, one.id)
    changed.add(one.kind)
  }
  if (patches) layPatches(shelf, patches(), changed)
  raiseVersions(shelf, changed)
  tell(shelf, changed)
}

function layPatches(shelf: Shelf, patches: Patches, changed: Set<string>): void {
  for (const kind of new Set([...shelf.patches.keys(), ...patches.keys()])) {
    const table = tableOf(shelf, kind)
    const next = patches.get(kind) ?? noPatches
    if (!table || samePatches(table.patches, next)) continue
    table.patches = next
    changed.add(kind)
  }
  shelf.patches = patches
}

function raiseVersions(shelf: Shelf, kinds: Iterable<string>): void {
  for (const kind of kinds) {
    const table = tableOf(shelf, kind)
    if (table) table.version = nextVersion()
  }
}

/** Each listener once, however many of its kinds have changed. */
function tell(shelf: Shelf, kinds: Iterable<string>): void {
  const called = new Set<() => void>()
  for (const kind of kinds) for (const listener of shelf.listeners.get(kind) ?? []) called.add(listener)
  for (const listener of called) listener()
}

function tableOf(shelf: Shelf, kind: string): RecordTable | undefined {
  const known = shelf.tables.get(kind)
  const type = shelf.types.get(kind)
  if (known || !type) return known
  const made = createTable(type)
  shelf.tables.set(kind, made)
  return made
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
