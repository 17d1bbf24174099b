import { createHash, randomUUID, type Hash } from 'node:crypto'
import type { Selectable } from 'kysely'
import {
  cahierSettingsRecord,
  defaultCahierSettings,
} from '#shared/domain/cahier-de-textes/cahier-settings.ts'
import { addDays, plainDate } from '#shared/kernel/plain-date.ts'
import { schoolYearEnd } from '#shared/kernel/school-year.ts'
import type { MadeDocument } from '#shared/protocol/cahier-documents.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { readRecord } from '#server/store/record-rows.ts'
import type { Database, MadeDocumentRow, Tx } from '#server/store/tables.ts'

type Row = Selectable<MadeDocumentRow>

/** Small: a backup holds two thousand of them at once. */
const partBytes = 16 * 1024
/** A PDF is there to be saved, not to be kept: its maker has so many days. */
const printDays = 1

export interface DocumentHead {
  readonly kind: MadeDocument['kind']
  /** Null: made at the portal’s machine. */
  readonly accountId: string | null
  readonly schoolYear: number
  readonly teacherId: string | null
  readonly fileName: string
  readonly mediaType: string
}

/** What a finished document counts. */
export interface DocumentCounts {
  readonly pages: number
  readonly entries: number
  readonly seals: number
}

/** A document being made. `write` keeps bytes in memory until `drain` puts them in the base. */
export interface OpenDocument {
  write(bytes: Uint8Array): void
  drain(): Promise<void>
  finish(counts: DocumentCounts): Promise<MadeDocument>
  discard(): Promise<void>
}

/** The last day on which the school keeps an archive of a year. */
export async function lastArchiveDay({ db, school }: PortalContext, schoolYear: number): Promise<string> {
  return schoolYearEnd(schoolYear + (await archiveYearsOf(db, school)))
}

/** The last day of a document: a PDF the day after, an archive so many years after its school year (instruction 2005-003). */
export function keptUntil(row: Pick<Row, 'kind' | 'school_year' | 'begun_at'>, archiveYears: number): string {
  if (row.kind === 'visa-pdf') return addDays(plainDate(row.begun_at.slice(0, 10)), printDays)
  return schoolYearEnd(row.school_year + archiveYears)
}

async function archiveYearsOf(db: Database | Tx, school: string): Promise<number> {
  const settings = await readRecord(db, school, cahierSettingsRecord, defaultCahierSettings.id)
  return (settings ?? defaultCahierSettings).archiveYears
}

function toMessage(row: Row, archiveYears: number): MadeDocument {
  return {
    ...{ id: row.id, kind: row.kind, fileName: row.file_name, size: Number(row.size) },
    ...{ pages: row.pages, entries: row.entries, seals: row.seals, sha256: row.digest },
    ...{ madeAt: row.made_at ?? row.begun_at, schoolYear: row.school_year, teacherId: row.teacher_id },
    keptUntil: keptUntil(row, archiveYears),
  }
}

/** Bytes cut in parts of one size, with their digest and their number. */
function createCutter(): {
  cut(bytes: Uint8Array): void
  take(isLast: boolean): Buffer[]
  hash: Hash
  size(): number
} {
  const hash = createHash('sha256')
  let held: Uint8Array[] = []
  let heldBytes = 0
  let size = 0
  return {
    hash,
    size: () => size,
    cut: (bytes) => {
      hash.update(bytes)
      held.push(bytes)
      heldBytes += bytes.length
      size += bytes.length
    },
    take: (isLast) => {
      if (heldBytes < partBytes && !isLast) return []
      const all = Buffer.concat(held)
      const end = isLast ? all.length : all.length - (all.length % partBytes)
      held = [all.subarray(end)]
      heldBytes = all.length - end
      return Array.from({ length: Math.ceil(end / partBytes) }, (_, at) =>
        all.subarray(at * partBytes, Math.min(end, (at + 1) * partBytes)),
      )
    },
  }
}

/** Opens a document: its parts go to the base as they come, it is one only once finished. */
export async function openDocument(context: PortalContext, head: DocumentHead): Promise<OpenDocument> {
  const { db, school } = context
  const id = randomUUID()
  const { kind, accountId, schoolYear, teacherId, fileName, mediaType } = head
  await db
    .insertInto('made_document')
    .values({
      ...{ school, id, kind, made_by: accountId, school_year: schoolYear, teacher_id: teacherId },
      ...{ file_name: fileName, media_type: mediaType, size: 0, pages: 0, entries: 0, seals: 0, digest: '' },
      ...{ begun_at: nowOf(context), made_at: null },
    })
    .execute()
  const cutter = createCutter()
  let place = 0
  const pour = async (isLast: boolean) => {
    const parts = cutter.take(isLast).map((bytes) => ({ school, document_id: id, place: place++, bytes }))
    if (parts.length > 0) await db.insertInto('made_document_part').values(parts).execute()
  }
  return {
    write: cutter.cut,
    drain: () => pour(false),
    finish: async (counts) => {
      await pour(true)
      const row = await db
        .updateTable('made_document')
        .set({ ...counts, size: cutter.size(), digest: cutter.hash.digest('hex'), made_at: nowOf(context) })
        .where('school', '=', school)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      return toMessage(row, await archiveYearsOf(db, school))
    },
    discard: () => eraseDocuments(db, school, [id]),
  }
}

async function eraseDocuments(db: Database, school: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('made_document_part')
      .where('school', '=', school)
      .where('document_id', 'in', ids)
      .execute()
    await tx.deleteFrom('made_document').where('school', '=', school).where('id', 'in', ids).execute()
  })
}

/** The archives that the school keeps, the latest first. */
export async function listArchives({ db, school }: PortalContext): Promise<readonly MadeDocument[]> {
  const rows = await db
    .selectFrom('made_document')
    .selectAll()
    .where('school', '=', school)
    .where('kind', '=', 'archive')
    .where('made_at', 'is not', null)
    .orderBy('made_at', 'desc')
    .execute()
  const years = await archiveYearsOf(db, school)
  return rows.map((row) => toMessage(row, years))
}

/** A finished document; undefined when there is none of that id. */
export async function findDocument({ db, school }: PortalContext, id: string): Promise<Row | undefined> {
  const query = db.selectFrom('made_document').selectAll().where('school', '=', school).where('id', '=', id)
  return query.where('made_at', 'is not', null).executeTakeFirst()
}

const partsAtOnce = 64

/** The bytes of a document, a megabyte at a time. */
export async function* readDocument({ db, school }: PortalContext, id: string): AsyncGenerator<Buffer> {
  for (let from = 0; ; from += partsAtOnce) {
    const rows = await db
      .selectFrom('made_document_part')
      .select('bytes')
      .where('school', '=', school)
      .where('document_id', '=', id)
      .where('place', '>=', from)
      .where('place', '<', from + partsAtOnce)
      .orderBy('place')
      .execute()
    if (rows.length > 0) yield Buffer.concat(rows.map((row) => row.bytes))
    if (rows.length < partsAtOnce) return
  }
}

/** Removes what is past its last day, and what was never finished. @param today the day on the school’s wall */
export async function forgetOldDocuments(context: PortalContext, today: string): Promise<void> {
  const { db, school } = context
  const rows = await db.selectFrom('made_document').selectAll().where('school', '=', school).execute()
  const years = await archiveYearsOf(db, school)
  const isPast = (row: Row) => keptUntil(row, years) < today
  // A day is more than any document takes: what is older and not finished was cut by a stop.
  const isCut = (row: Row) =>
    row.made_at === null && row.begun_at.slice(0, 10) < addDays(plainDate(today), -1)
  await eraseDocuments(
    db,
    school,
    rows.filter((row) => isPast(row) || isCut(row)).map(({ id }) => id),
  )
}
