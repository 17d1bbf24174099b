import { sql } from 'kysely'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { userScope } from '#shared/domain/core/scope.ts'
import type { ReadingConsent } from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import type { ReadingPass } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { openCahiersOf, type OpenCahier } from '#shared/domain/cahier-de-textes/reading/reading-rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Database, Tx } from '#server/store/tables.ts'

/** The cahiers open to an inspector on a day of the portal’s: passes, and consents to them (C2). */
export async function readOpenCahiers(
  db: Database | Tx,
  school: string,
  inspectorId: StaffId,
  today: PlainDate,
): Promise<readonly OpenCahier[]> {
  const { rows } = await sql<{ pass: ReadingPass; consent: ReadingConsent }>`
    select pass.data as pass, consent.data as consent from record as pass
    join record as consent on consent.school = pass.school and consent.kind = 'readingConsent'
      and not consent.deleted and consent.data->>'passId' = pass.id
    where pass.school = ${school} and pass.kind = 'readingPass' and not pass.deleted
      and pass.scopes @> array[${userScope(inspectorId)}]::text[]
      and pass.data->>'inspectorId' = ${inspectorId}`.execute(db)
  return openCahiersOf(rows, today)
}
