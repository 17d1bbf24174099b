import type { z } from 'zod'
import type { accessLogAnswer } from '#shared/protocol/administration.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { logAccess } from './log-access.ts'

export interface LogQuery {
  /** Lines older than this one. */
  readonly before?: number | undefined
  readonly limit: number
  readonly accountId?: string | undefined
}

/** Reads the access log, the latest line first. Each consultation is itself a line (C13), written before the answer. */
export async function readAccessLog(
  context: PortalContext,
  by: string,
  query: LogQuery,
): Promise<z.infer<typeof accessLogAnswer>['lines']> {
  const { before, limit, accountId } = query
  await logAccess(context, {
    accountId: by,
    action: 'access-log-read',
    target: accountId ?? null,
    details: { before: before ?? null, limit },
  })
  const rows = await context.db
    .selectFrom('access_log')
    .selectAll()
    .where('school', '=', context.school)
    .$if(before !== undefined, (some) => some.where('id', '<', before ?? 0))
    .$if(accountId !== undefined, (some) => some.where('account_id', '=', accountId ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    accountId: row.account_id,
    workstationId: row.workstation_id,
    action: row.action,
    target: row.target,
    details: row.details,
  }))
}
