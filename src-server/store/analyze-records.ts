import { sql } from 'kysely'
import type { Tx } from './tables.ts'

/**
 * Tells the planner what was just written in bulk. PostgreSQL does it by itself a minute later: too late for the
 * workstations that wait, whose teachers' scopes then cost thirty times more (law S5).
 */
export async function analyzeRecords(tx: Tx): Promise<void> {
  await sql`analyze record, scope_log, outcome`.execute(tx)
}
