import type { Change } from '#shared/domain/core/command.ts'
import { must } from '#shared/kernel/must.ts'
import { rowMark } from '#shared/protocol/row-mark.ts'
import { postingKinds } from '#server/store/move-clock.ts'
import { keyOf, type BaseRow, type SimPortal } from './portal-state.ts'

/** The only writer of records, as `apply-changes.ts` is in the real portal (laws S1, S10). */
export function writeRows(
  portal: SimPortal,
  changes: readonly Change[],
  options: { readonly rowsPerRevision: number; readonly now: string },
): number {
  const { base, registry, witness } = portal
  const idOf = (change: Change) => (change.op === 'put' ? change.record.id : change.id)
  const kept = [...new Map(changes.map((change) => [keyOf(change.kind, idOf(change)), change])).values()]
  if (kept.length === 0) return base.clock.rev
  const first = base.clock.rev + 1
  for (const [at, change] of kept.entries()) {
    const rev = first + Math.floor(at / options.rowsPerRevision)
    const key = keyOf(change.kind, idOf(change))
    const earlier = base.rows.get(key)
    const mark = rowMark({ kind: change.kind, id: idOf(change), rev })
    if (change.op === 'delete') {
      if (earlier && !earlier.deleted)
        keep(portal, { ...earlier, deleted: true, data: {}, rev, mark, updatedAt: options.now })
      continue
    }
    const type = must(registry.records.get(change.kind), `a record type named ${change.kind}`)
    const scopes: string[] = [...new Set(type.scopesOf(change.record))]
    for (const scope of earlier?.scopes ?? [])
      if (!scopes.includes(scope)) base.leftScopes.push({ rev, kind: change.kind, id: idOf(change), scope })
    const row: BaseRow = {
      ...{ kind: change.kind, id: idOf(change), rev, mark, scopes, version: type.version },
      data: JSON.parse(JSON.stringify(change.record)) as Record<string, unknown>,
      deleted: false,
      updatedAt: options.now,
    }
    keep(portal, row)
  }
  const rev = first + Math.floor((kept.length - 1) / options.rowsPerRevision)
  const posting = kept.some(({ kind }) => postingKinds.has(kind)) ? { posting_rev: rev } : {}
  base.clock = { ...base.clock, rev, ...posting }
  witness.moved(rev)
  return rev
}

function keep({ base, witness }: SimPortal, row: BaseRow): void {
  base.rows.set(keyOf(row.kind, row.id), row)
  witness.wrote(row)
}
