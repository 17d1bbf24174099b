import type { Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { schoolSettingsRecord, defaultSettings, settingsId } from '#shared/domain/people/school-settings.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { analyzeRecords } from '#server/store/analyze-records.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { lockClock } from '#server/store/lock-clock.ts'
import { createSchool } from '#server/store/create-school.ts'
import { readRecord } from '#server/store/record-rows.ts'
import type { Database, Tx } from '#server/store/tables.ts'
import { keepHeldItems } from './held-items.ts'
import { reportOf, type ImportRefusal, type ImportReport } from './import-report.ts'
import { keepImportKeys } from './import-keys.ts'
import { loadKnownSchool } from './load-known-school.ts'
import { planImport, type ImportPlan } from './planning/plan-import.ts'
import type { GivenFile } from './reading/byte-source.ts'
import type { DecodedFile } from './reading/decoded-file.ts'
import { ImportRefused } from './reading/import-refused.ts'
import { readGivenFiles } from './reading/read-given-files.ts'

/** A person of STS who should be able to sign in. */
export interface ImportedStaff {
  readonly staffId: StaffId
  /** Key of STS, `epp:1234`. */
  readonly externalKey: string
  readonly familyName: string
  readonly givenName: string
  readonly roles: readonly Role[]
}

export interface ImportOptions {
  /** UAI of the only school that may be written: a portal's own. Without it, the files say which of the base. */
  readonly school?: string
  readonly files: readonly GivenFile[]
  /** The day at which presence is judged. */
  readonly on: PlainDate
  readonly dryRun: boolean
  readonly now: Instant
  newId(): string
  /** Called in the transaction of the import with everybody who has a role: opens the accounts that are missing. */
  openAccounts?(tx: Tx, school: string, staff: readonly ImportedStaff[]): Promise<void>
}

/**
 * Reads, judges and writes an import in one transaction: all or nothing. A refusal is an answer, not an exception.
 * @param db the base, or how to open it: files that cannot be read are refused before anything starts
 */
export async function importFiles(
  db: Database | (() => Promise<Database>),
  options: ImportOptions,
): Promise<ImportReport | ImportRefusal> {
  try {
    const files = await readGivenFiles(options.files)
    const open = typeof db === 'function' ? await db() : db
    return await open.transaction().execute((tx) => importDecoded(tx, files, options))
  } catch (error) {
    if (error instanceof ImportRefused) return { refused: error.refusal }
    throw error
  }
}

async function importDecoded(
  tx: Tx,
  files: readonly DecodedFile[],
  options: ImportOptions,
): Promise<ImportReport> {
  const school = options.school ?? (await schoolInBase(tx, files))
  if (school !== null && !options.dryRun) await lockClock(tx, school)
  const base = await loadKnownSchool(tx, school)
  const plan = planImport(files, base, options)
  if (options.dryRun) return reportOf(plan, false)
  if (school === null) await createSchool(tx, plan.school)
  await writePlan(tx, plan, files, options)
  return reportOf(plan, true)
}

/** The school that the base is about. Where it holds several, the files say which. */
async function schoolInBase(tx: Tx, files: readonly DecodedFile[]): Promise<string | null> {
  const schools = (await tx.selectFrom('school_clock').select('school').orderBy('school').execute()).map(
    (row) => row.school,
  )
  const named = files.flatMap((file) => ('uai' in file && file.uai !== null ? [file.uai] : []))
  return schools.find((school) => named.includes(school)) ?? schools[0] ?? null
}

async function writePlan(
  tx: Tx,
  plan: ImportPlan,
  files: readonly DecodedFile[],
  options: ImportOptions,
): Promise<void> {
  const { uai } = plan.school
  const hasSettings = (await readRecord(tx, uai, schoolSettingsRecord, settingsId)) !== undefined
  const settings = hasSettings
    ? []
    : [{ op: 'put', kind: schoolSettingsRecord.kind, record: defaultSettings } as const]
  await applyChanges(tx, uai, [...plan.changes, ...settings], { now: options.now })
  await keepImportKeys(tx, uai, 'sts', plan.staffKeys)
  await keepImportKeys(tx, uai, 'icalendar', plan.icalendarKeys)
  await keepHeldItems(tx, uai, plan.held, judgedCodes(files), options.now)
  const staff = plan.staff.filter(({ member }) => member.roles.length > 0)
  await options.openAccounts?.(
    tx,
    uai,
    staff.map(({ key, member }) => ({ ...member, staffId: member.id, externalKey: key })),
  )
  await analyzeRecords(tx)
}

/** What these files say about held items: without pupils in them, a held pupil is still held. */
function judgedCodes(files: readonly DecodedFile[]): string[] {
  const kinds = new Set(files.map((file) => file.kind))
  return [
    ...(kinds.has('eleves') ? ['pupil-in-two-divisions', 'pupil-doubtful-match', 'pupil-incomplete'] : []),
    ...(kinds.has('sts') || kinds.has('edt') ? ['service-unknown-teacher'] : []),
  ]
}
