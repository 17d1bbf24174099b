import { midReused, type CommandMessage, type OutcomeMessage } from '#shared/protocol/push.ts'
import type { OutcomeRow, Database, Tx } from '#server/store/tables.ts'
import type { Selectable } from 'kysely'
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

/** Stores the one verdict on a command, advances its workstation and adds the audit line (law S1), at one go. */
export async function storeOutcome(
  tx: Tx,
  workstation: { readonly school: string; readonly id: string; readonly account_id: string },
  command: CommandMessage,
  outcome: OutcomeMessage,
  now: string,
): Promise<void> {
  const { school, id, account_id } = workstation
  const { mid, outcome: verdict, code, rev } = outcome
  await tx
    .with('judged', (db) =>
      db.insertInto('outcome').values({
        school,
        workstation_id: id,
        mid,
        outcome: verdict,
        code: code ?? null,
        params: outcome.params ? JSON.stringify(outcome.params) : null,
        rev,
        digest: commandDigest(command),
        applied_at: now,
      }),
    )
    .with('traced', (db) =>
      db.insertInto('access_log').values({
        school,
        at: now,
        account_id,
        workstation_id: id,
        action: 'command',
        target: command.name.slice(0, 60),
        details: JSON.stringify({ mid, outcome: verdict, code, rev }),
      }),
    )
    .updateTable('workstation')
    .set({ last_mid: mid, seen_at: now, poison_mid: null, poison_count: 0 })
    .where('school', '=', school)
    .where('id', '=', id)
    .execute()
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
