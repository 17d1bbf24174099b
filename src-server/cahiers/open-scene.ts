import type { Facts } from '#shared/domain/core/command.ts'
import { schoolId, schoolRecord, type School } from '#shared/domain/people/school.ts'
import { fullName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { must } from '#shared/kernel/must.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { publicKeysOf } from '#server/seals/signing-key.ts'
import type { Tx } from '#server/store/tables.ts'
import { readNames } from './school-names.ts'
import type { PrintScene } from './print/print-entry.ts'
import { printLabels } from './print/print-labels.fr.ts'
import { openSheet } from './print/sheet.ts'

/** Who asked: his account, and who he is; no account for whoever sits at the portal’s machine. */
export interface Asker {
  readonly accountId: string | null
  readonly staffId: string
}

/** What every document of the cahiers needs of the base. */
export interface Ground {
  readonly names: Facts
  readonly school: School
  readonly keys: PrintScene['keys']
  /** « Kadiatou Lemaire ». */
  readonly askedBy: string
}

export async function readGround(tx: Tx, uai: string, asker: Asker): Promise<Ground> {
  const names = await readNames(tx, uai)
  const person = names.get(staffMemberRecord, asker.staffId)
  return {
    names,
    school: must(names.get(schoolRecord, schoolId), 'a school'),
    keys: await publicKeysOf(tx, uai),
    askedBy: person ? fullName(person) : '',
  }
}

/** A sheet on that ground, with its foot. */
export function openPrintScene(
  context: PortalContext,
  ground: Ground,
  title: string,
  out: { readonly write: (bytes: Uint8Array) => void; readonly breathe: () => Promise<void> },
): PrintScene {
  const { names, school, keys, askedBy } = ground
  const nowMs = context.clock()
  const { date, time } = wallClockAt(nowMs, school.timeZone)
  const foot = printLabels.foot(school.name, date, time, askedBy)
  const sheet = openSheet({ head: { title, author: school.name, foot, madeAt: new Date(nowMs) }, ...out })
  return { sheet, names, keys, school: school.uai, timeZone: school.timeZone }
}
