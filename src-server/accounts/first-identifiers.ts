import { schoolRecord } from '#shared/domain/people/school.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { wallClockOf } from '#server/commands/wall-clock-of.ts'
import { readRecord } from '#server/store/record-rows.ts'
import { identifiersSheet, type IdentifierSlip } from './identifiers-sheet.fr.ts'
import { renewFirstPasswords } from './renew-first-passwords.ts'

/** The sheet for slips whose passwords are known now, and now only. */
export async function sheetOf(context: PortalContext, slips: readonly IdentifierSlip[]): Promise<Buffer> {
  const school = await readRecord(context.db, context.school, schoolRecord, 'school')
  const { date } = await wallClockOf(context.db, context.school, context.clock())
  const ordered = slips.toSorted((a, b) =>
    compareFrench(`${a.familyName} ${a.givenName}`, `${b.familyName} ${b.givenName}`),
  )
  return identifiersSheet(
    { schoolName: school?.name ?? context.school, day: date.split('-').reverse().join('/') },
    ordered,
  )
}

/** Draws new first passwords for all who never signed in, and prints them: passwords are kept as hashes only. */
export async function firstIdentifiers(
  context: PortalContext,
  by: string | null,
): Promise<{ accounts: number; pdf: Buffer }> {
  const renewed = await renewFirstPasswords(context, by)
  return { accounts: renewed.length, pdf: await sheetOf(context, renewed) }
}
