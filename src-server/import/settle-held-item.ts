import type { StudentId } from '#shared/domain/people/ids.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { lockClock } from '#server/store/lock-clock.ts'
import type { Database, Tx } from '#server/store/tables.ts'
import { loadKnownSchool } from './load-known-school.ts'
import type { HeldDecision } from './planning/held-decision.ts'
import { filesOfHeld, heldPayloadSchema, type HeldPayload } from './planning/held-payload.ts'
import type { KnownSchool } from './planning/known-school.ts'
import type { StudentMatch } from './planning/match-students.ts'
import { planImport } from './planning/plan-import.ts'

export interface SettleOptions {
  readonly school: string
  readonly code: string
  readonly id: string
  readonly decision: HeldDecision
  /** Account of the person who decides. */
  readonly by: string
  readonly on: PlainDate
  readonly now: Instant
  newId(): string
}

/** `settled`: imported at once. `still-held`: the decision does not answer the question. `unknown`: nothing by that name waits. */
export type SettleOutcome = 'settled' | 'still-held' | 'unknown'

/** Imports one item set aside as a person decides, and keeps the decision for the next imports. */
export async function settleHeldItem(db: Database, options: SettleOptions): Promise<SettleOutcome> {
  return db.transaction().execute(async (tx) => {
    const { school, code, id } = options
    await lockClock(tx, school)
    const item = await tx
      .selectFrom('held_item')
      .select(['payload', 'decision'])
      .where('school', '=', school)
      .where('code', '=', code)
      .where('id', '=', id)
      .executeTakeFirst()
    if (item === undefined) return 'unknown'
    await keepDecision(tx, options, options.decision)
    const payload = heldPayloadSchema.parse(item.payload)
    const base = await loadKnownSchool(tx, school)
    const { on, newId } = options
    const plan = planImport(filesOfHeld(payload), base, { on, newId, partial: matchOf(payload, code, base) })
    if (plan.held.some((note) => note.code === code && note.id === id)) {
      await keepDecision(tx, options, item.decision)
      return 'still-held'
    }
    await applyChanges(tx, school, plan.changes, { now: options.now })
    return 'settled'
  })
}

/** Who the pupil was judged to be over the whole file; he may have come into the base since. */
function matchOf(payload: HeldPayload, code: string, base: KnownSchool): ReadonlyMap<string, StudentMatch> {
  if (payload.kind !== 'pupil') return new Map()
  const { eleveId } = payload.row
  const ids = payload.mayBe as StudentId[]
  const since = base.files.find((file) => file.eleveId === eleveId)?.id
  const [only = since] = ids
  const isDoubtful = code === 'pupil-doubtful-match' || ids.length > 1
  const known: StudentMatch = only === undefined ? { kind: 'new' } : { kind: 'known', id: only }
  return new Map([[eleveId, isDoubtful ? { kind: 'doubtful', ids } : known]])
}

async function keepDecision(
  tx: Tx,
  { school, code, id, by, now }: SettleOptions,
  decision: unknown,
): Promise<void> {
  const isTaken = decision !== null
  await tx
    .updateTable('held_item')
    .set({
      decision: isTaken ? JSON.stringify(decision) : null,
      decided_by: isTaken ? by : null,
      decided_at: isTaken ? now : null,
    })
    .where('school', '=', school)
    .where('code', '=', code)
    .where('id', '=', id)
    .execute()
}
