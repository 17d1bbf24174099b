import type { z } from 'zod'
import type { Role } from './actor.ts'
import type { Scope } from './scope.ts'

/** What every record has: an id that is unique within its kind and its school. */
export interface RecordBody {
  readonly id: string
}

/**
 * How a clash on a field ends (laws S13 to S16): `fixed` is written once; `state` moves by legal
 * transitions; `value` is compared and set; `text` keeps both; `set` lets additions and removals commute.
 */
export type FieldPolicy = 'fixed' | 'state' | 'value' | 'text' | 'set'

/** Who a stored datum belongs to and which event clears it from a workstation. */
export interface Retention {
  readonly owner: 'school' | 'person'
  readonly clearOn: 'lock' | 'logout' | 'both' | 'never'
}

/** A pure step from one version of a record or a command to the next. */
export type Upgrade = (earlier: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** One kind of record: its shape, who may hold it, how it is cut in the vault, how its fields merge. */
export interface RecordType<T extends RecordBody = RecordBody> {
  readonly kind: string
  /** The version of `schema`; raised with an upgrade beside it. */
  readonly version: number
  readonly schema: z.ZodType<T>
  /** The scopes whose holders may have the record, from the record alone. */
  scopesOf(record: T): readonly Scope[]
  /** Second net: the roles that may read this kind at all, whatever their scopes. */
  readonly readers: readonly Role[]
  /** The vault's cut (law V3): records with the same answer lie in one partition. */
  partitionOf(record: T): string
  /** Eager partitions are decrypted at unlock, lazy ones on first use. */
  readonly load: 'eager' | 'lazy'
  readonly fields: Readonly<Record<keyof T & string, FieldPolicy>>
  readonly retention: Retention
  /** From version n (index n - 1) to n + 1. */
  readonly upgrades: readonly Upgrade[]
}

/** Any record type, when the shape does not matter: registries, stores, sync. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds types of every shape; a method parameter is bivariant only here
export type AnyRecordType = RecordType<any>

/** Declares a record type, keeping its shape. */
export function defineRecord<T extends RecordBody>(type: RecordType<T>): RecordType<T> {
  return type
}
