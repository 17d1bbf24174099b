import { sql, type Selectable } from 'kysely'
import { must } from '#shared/kernel/must.ts'
import { midReused, type CommandMessage, type OutcomeMessage } from '#shared/protocol/push.ts'
import type { OutcomeRow, Database, Tx } from '#server/store/tables.ts'
import { commandDigest } from './command-digest.ts'

export function outcomeOf(row: Selectable<OutcomeRow>): OutcomeMessage {
  return {
    mid: row.mid,
    outcome: row.outcome,
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.params === null ? {} : { params: row.params }),
    rev: row.rev,
  }
}

/** One command judged: its verdict, and the moment at which it was. */
export interface Verdict {
  readonly command: CommandMessage
  readonly outcome: OutcomeMessage
  /** Portal's time, an Instant. */
  readonly at: string
}

function verdictRow({ command, outcome: { mid, outcome, code, params, rev }, at }: Verdict) {
  const details = { mid, outcome, code, rev }
  return {
    mid,
    outcome,
    code,
    params,
    rev,
    digest: commandDigest(command),
    at,
    name: command.name.slice(0, 60),
    details,
  }
}

/**
 * Stores the one verdict on each command, advances their workstation and adds the audit lines, in the order of the
 * commands (law S1), at one go.
 */
export async function storeOutcomes(
  tx: Tx,
  workstation: { readonly school: string; readonly id: string; readonly account_id: string },
  verdicts: readonly Verdict[],
): Promise<void> {
  const { school, id, account_id } = workstation
  const last = must(verdicts.at(-1), 'a verdict')
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(verdicts.map(verdictRow))}::jsonb) as v(
        mid bigint, outcome text, code text, params jsonb, rev bigint, digest text, at text, name text, details jsonb)
    ), judged as (
      insert into outcome (school, workstation_id, mid, outcome, code, params, rev, digest, applied_at)
      select ${school}, ${id}, mid, outcome, code, params, rev, digest, at from given
    ), traced as (
      insert into access_log (school, at, account_id, workstation_id, action, target, details)
      select ${school}, at, ${account_id}, ${id}, 'command', name, details from given order by mid
    )
    update workstation set last_mid = ${last.outcome.mid}, seen_at = ${last.at}, poison_mid = null, poison_count = 0
    where school = ${school} and id = ${id}`.execute(tx)
}

/** The verdict given before on a number (law S2): the same bytes, unless the number names another command now. */
export async function storedOutcome(
  db: Database | Tx,
  workstation: { readonly school: string; readonly id: string },
  command: CommandMessage,
): Promise<OutcomeMessage> {
  const row = await db
    .selectFrom('outcome')
    .selectAll()
    .where('school', '=', workstation.school)
    .where('workstation_id', '=', workstation.id)
    .where('mid', '=', command.mid)
    .executeTakeFirst()
  if (!row) return { mid: command.mid, outcome: 'rejected', code: 'outcome-unknown', rev: null }
  if (row.digest !== commandDigest(command))
    return { mid: command.mid, outcome: 'rejected', code: midReused, rev: null }
  return outcomeOf(row)
}
