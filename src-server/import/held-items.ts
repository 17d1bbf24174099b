import type { Tx } from '#server/store/tables.ts'
import { heldDecisionSchema, heldKey, type HeldDecision } from './planning/held-decision.ts'
import type { HeldNote } from './planning/import-notes.ts'

/** Decisions people took on held items of this school. */
export async function readDecisions(tx: Tx, school: string): Promise<ReadonlyMap<string, HeldDecision>> {
  const rows = await tx
    .selectFrom('held_item')
    .select(['code', 'id', 'decision'])
    .where('school', '=', school)
    .where('decision', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [heldKey(row.code, row.id), heldDecisionSchema.parse(row.decision)]))
}

/** Replaces what waits for a person: items that the new files no longer raise are gone, decided ones stay decided. */
export async function keepHeldItems(
  tx: Tx,
  school: string,
  held: readonly HeldNote[],
  judged: readonly string[],
  now: string,
): Promise<void> {
  const waiting = held.map((note) => `${note.code}|${note.id}`)
  const old = await tx
    .selectFrom('held_item')
    .select(['code', 'id'])
    .where('school', '=', school)
    .where('decision', 'is', null)
    .execute()
  for (const item of old) {
    if (!judged.includes(item.code) || waiting.includes(`${item.code}|${item.id}`)) continue
    await tx
      .deleteFrom('held_item')
      .where('school', '=', school)
      .where('code', '=', item.code)
      .where('id', '=', item.id)
      .execute()
  }
  for (const { code, id, file, message, payload } of held) {
    const content = { file, message, payload: JSON.stringify(payload) }
    await tx
      .insertInto('held_item')
      .values({ school, code, id, ...content, held_at: now })
      .onConflict((conflict) =>
        conflict
          .columns(['school', 'code', 'id'])
          .doUpdateSet({ ...content, decision: null, decided_by: null, decided_at: null }),
      )
      .execute()
  }
}
