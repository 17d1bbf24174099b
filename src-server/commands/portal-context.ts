import type { AnyCommandType } from '#shared/domain/core/command.ts'
import type { AnyRecordType } from '#shared/domain/core/record-type.ts'
import { commandTypes, recordTypes } from '#shared/domain/registry.ts'
import { instantOf, type Instant } from '#shared/kernel/instant.ts'
import type { Database } from '#server/store/tables.ts'

/** The records and commands that a portal knows. */
export interface Registry {
  readonly records: ReadonlyMap<string, AnyRecordType>
  readonly commands: ReadonlyMap<string, AnyCommandType>
}

export const fullRegistry: Registry = { records: recordTypes, commands: commandTypes }

/** What every service of the portal is given: never ambient. */
export interface PortalContext {
  readonly db: Database
  /** UAI of the school it answers for. */
  readonly school: string
  readonly registry: Registry
  /** Milliseconds since 1970: the clock that orders (law S6). */
  readonly clock: () => number
}

export function nowOf(context: Pick<PortalContext, 'clock'>): Instant {
  return instantOf(context.clock())
}
