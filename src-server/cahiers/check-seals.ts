import { sql } from 'kysely'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { SealCheck } from '#shared/protocol/cahier-documents.ts'
import { logAccess } from '#server/accounts/log-access.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { verifySeals, type VerifiedFault } from '#server/seals/verify-seals.ts'
import { upToDate } from '#server/store/record-rows.ts'
import type { Tx } from '#server/store/tables.ts'
import { atOneMoment } from './asked-entries.ts'
import type { Watch } from './jobs.ts'
import { cahierName, readNames } from './school-names.ts'

/** Differences told one by one; beyond, their number says enough. */
const shownMax = 100

/** How each cahier at fault is called, by any of its entries. */
async function namesOfCahiers(
  tx: Tx,
  school: string,
  faults: readonly VerifiedFault[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(faults.map(({ cahierId }) => cahierId))]
  if (ids.length === 0) return new Map()
  const names = await readNames(tx, school)
  const { rows } = await sql<{ version: number; data: Record<string, unknown> }>`
    select distinct on (data->>'cahierId') version, data from record
    where school = ${school} and kind = ${entryRecord.kind} and not deleted
      and data->>'cahierId' = any(${ids}::text[])`.execute(tx)
  const entries = rows.map((row) => upToDate(entryRecord, row.version, row.data))
  return new Map(entries.map((entry) => [entry.cahierId, cahierName(names, entry)]))
}

/** Re-checks every seal of the school and says, by name, what differs (C1). */
export async function checkSeals(
  context: PortalContext,
  accountId: string,
  watch: Watch,
): Promise<{ readonly check: SealCheck }> {
  const { school } = context
  return atOneMoment(context.db, async (tx) => {
    const { cahiers, entries, seals, faults } = await verifySeals(tx, school, watch)
    const told = faults.slice(0, shownMax)
    const names = await namesOfCahiers(tx, school, told)
    const shown = told.map((fault) => ({
      ...{ fault: fault.fault, index: fault.index, cahier: names.get(fault.cahierId) ?? fault.cahierId },
      date: fault.kind === 'seal' ? fault.date : null,
    }))
    const details = { seals, differences: faults.length }
    await logAccess(context, { accountId, action: 'seals-checked', details })
    return { check: { cahiers, entries, seals, differences: faults.length, shown } }
  })
}
