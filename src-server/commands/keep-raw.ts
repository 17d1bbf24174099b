import type { CommandMessage, ParkMessage } from '#shared/protocol/push.ts'
import type { Tx } from '#server/store/tables.ts'
import { commandDigest } from './command-digest.ts'

/** Custody of a command as it came (laws S4, V7): support may read it and do it again by hand. */
export async function keepRaw(
  tx: Tx,
  workstation: { readonly school: string; readonly id: string; readonly account_id: string },
  command: CommandMessage,
  why: { readonly reason: ParkMessage['reason']; readonly error: string | null; readonly now: string },
): Promise<void> {
  await tx
    .insertInto('parked')
    .values({
      school: workstation.school,
      workstation_id: workstation.id,
      account_id: workstation.account_id,
      mid: command.mid,
      reason: why.reason,
      raw: JSON.stringify(command),
      error: why.error,
      parked_at: why.now,
      settled_at: null,
      settled_by: null,
      digest: commandDigest(command),
    })
    .onConflict((same) => same.columns(['school', 'workstation_id', 'mid', 'digest']).doNothing())
    .execute()
}
