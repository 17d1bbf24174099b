import type { Database, Tx } from '#server/store/tables.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'

export interface AccessEntry {
  readonly accountId: string | null
  readonly workstationId?: string | null
  /** What was done: a code. */
  readonly action: string
  /** On what: an id, never a name. */
  readonly target?: string | null
  readonly details?: Readonly<Record<string, unknown>>
}

/** Adds a line to the log that only grows (C13). */
export async function logAccess(
  context: PortalContext,
  entry: AccessEntry,
  db: Database | Tx = context.db,
): Promise<void> {
  await db
    .insertInto('access_log')
    .values({
      school: context.school,
      at: nowOf(context),
      account_id: entry.accountId,
      workstation_id: entry.workstationId ?? null,
      action: entry.action,
      target: entry.target ?? null,
      details: entry.details ? JSON.stringify(entry.details) : null,
    })
    .execute()
}
