import { readFile } from 'node:fs/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { capitalName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { schoolYearEnd, schoolYearStart } from '#shared/kernel/school-year.ts'
import type { MadeDocument } from '#shared/protocol/cahier-documents.ts'
import { logAccess } from '#server/accounts/log-access.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import {
  atOneMoment,
  chooseEntries,
  everyEntry,
  readEntries,
  type EntryPlace,
} from '#server/cahiers/asked-entries.ts'
import type { Watch } from '#server/cahiers/jobs.ts'
import { lastArchiveDay, openDocument, type OpenDocument } from '#server/cahiers/made-documents.ts'
import { openPrintScene, readGround, type Asker, type Ground } from '#server/cahiers/open-scene.ts'
import { printCahiers, type Printed } from '#server/cahiers/print/print-cahiers.ts'
import { printLabels, frenchDay } from '#server/cahiers/print/print-labels.fr.ts'
import { cahierName } from '#server/cahiers/school-names.ts'
import type { Tx } from '#server/store/tables.ts'
import { archiveLabels } from './archive-labels.fr.ts'
import { cahierHead, jsonPieces } from './cahier-json.ts'

/** One cahier of an archive: its entries’ places, its name, and the name of its files. */
interface Cahier {
  readonly id: string
  readonly name: string
  readonly fileName: string
  readonly places: readonly EntryPlace[]
}

interface Making {
  readonly context: PortalContext
  readonly tx: Tx
  readonly ground: Ground
  readonly document: OpenDocument
  readonly zip: Zip
  readonly watch: Pick<Watch, 'progress' | 'breathe'>
}

/** No character that a disk refuses, and never twice the same name. */
function safeName(name: string, at: number): string {
  const kept = name.replaceAll(' · ', ', ').replace(/[<>:"/\\|?*\u0000-\u001f]/g, ' ')
  return `${String(at + 1).padStart(3, '0')} ${kept.slice(0, 90).trim()}`
}

/** The cahiers of a school year, whole: those in which the teacher has a lesson, or all of them. */
async function cahiersOf(tx: Tx, ground: Ground, teacherId: string | null): Promise<readonly Cahier[]> {
  const { uai, schoolYear } = ground.school
  const year = { from: schoolYearStart(schoolYear), to: schoolYearEnd(schoolYear) }
  const places = await chooseEntries(tx, uai, { ...everyEntry, ...year })
  const byCahier = Map.groupBy(places, ({ cahierId }) => cahierId)
  const isHis = ({ teacherIds }: EntryPlace) =>
    teacherId === null || teacherIds.some((id) => id === teacherId)
  return [...byCahier]
    .filter(([, some]) => some.some(isHis))
    .map(([id, some]) => ({ id, name: some[0] ? cahierName(ground.names, some[0]) : id, places: some }))
    .sort((a, b) => compareFrench(a.name, b.name))
    .map((cahier, at) => ({ ...cahier, fileName: safeName(cahier.name, at) }))
}

const utf8 = new TextEncoder()

function addText(zip: Zip, name: string, text: string): void {
  const file = new ZipDeflate(name)
  zip.add(file)
  file.push(utf8.encode(text), true)
}

/** The machine’s file, an entry at a time. */
async function addJson(making: Making, cahier: Cahier): Promise<void> {
  const { context, tx, ground, zip, watch } = making
  const head = await cahierHead(tx, ground, { ...cahier, madeAt: nowOf(context) })
  const pieces = jsonPieces(ground, head)
  const file = new ZipDeflate(`cahiers/${cahier.fileName}.json`)
  zip.add(file)
  file.push(utf8.encode(pieces.begin()))
  for await (const entry of readEntries(tx, context.school, cahier.places)) {
    file.push(utf8.encode(pieces.entry(entry)))
    await watch.breathe()
  }
  file.push(utf8.encode(pieces.end()), true)
}

/** The people’s file. A PDF is compressed already: the archive takes it as it is. */
async function addPdf(making: Making, cahier: Cahier, onEntry: (done: number) => void): Promise<Printed> {
  const { context, tx, ground, document, zip, watch } = making
  const file = new ZipPassThrough(`cahiers/${cahier.fileName}.pdf`)
  zip.add(file)
  const title = printLabels.archiveTitle(ground.school.schoolYear)
  const scene = openPrintScene(context, ground, `${title}, ${cahier.name}`, {
    write: (bytes) => file.push(bytes),
    breathe: watch.breathe,
  })
  const { name, uai, city } = ground.school
  const entries: AsyncIterable<CahierEntry> = readEntries(tx, context.school, cahier.places)
  const lines = [printLabels.school(name, uai, city)]
  const printed = await printCahiers(scene, { title, lines }, entries, async (done) => {
    onEntry(done)
    await document.drain()
  })
  file.push(new Uint8Array(), true)
  return printed
}

async function fill(making: Making, cahiers: readonly Cahier[]): Promise<Printed> {
  const { ground, document, zip, watch } = making
  const total = cahiers.reduce((sum, { places }) => sum + places.length, 0)
  const { name, uai, schoolYear } = ground.school
  const until = frenchDay(await lastArchiveDay(making.context, schoolYear))
  addText(zip, archiveLabels.readMeName, archiveLabels.readMe(name, uai, schoolYear, until))
  const checker = await readFile(new URL('verifier.mjs', import.meta.url), 'utf8')
  addText(zip, archiveLabels.checkerName, checker)
  let sum: Printed = { entries: 0, seals: 0, pages: 0 }
  let before = 0
  for (const cahier of cahiers) {
    const printed = await addPdf(making, cahier, (done) => watch.progress(before + done, total))
    await addJson(making, cahier)
    await document.drain()
    sum = {
      entries: sum.entries + printed.entries,
      seals: sum.seals + printed.seals,
      pages: sum.pages + printed.pages,
    }
    before += cahier.places.length
    watch.progress(before, total)
  }
  zip.end()
  return sum
}

function whoseName({ names }: Ground, teacherId: string | null): string {
  if (teacherId === null) return archiveLabels.wholeSchool
  const teacher = names.get(staffMemberRecord, teacherId)
  return teacher ? `${capitalName(teacher.familyName)} ${teacher.givenName}` : teacherId
}

/**
 * The yearly archive of cahiers (circulaire 2010-136, instruction 2005-003): for each a PDF and a file that proves
 * itself, in one ZIP that the portal keeps.
 * @param teacherId whose cahiers; null for the whole school
 * @throws Refusal 422 `document-empty`
 */
export async function makeArchive(
  context: PortalContext,
  asker: Asker,
  teacherId: string | null,
  watch: Pick<Watch, 'progress' | 'breathe'>,
): Promise<{ readonly document: MadeDocument }> {
  return atOneMoment(context.db, async (tx) => {
    const ground = await readGround(tx, context.school, asker)
    const cahiers = await cahiersOf(tx, ground, teacherId)
    if (cahiers.length === 0) throw new Refusal(422, 'document-empty')
    const { schoolYear } = ground.school
    const { accountId } = asker
    const fileName = archiveLabels.fileName(schoolYear, whoseName(ground, teacherId))
    const mediaType = 'application/zip'
    const document = await openDocument(context, {
      ...{ kind: 'archive', accountId, schoolYear, teacherId, fileName, mediaType },
    })
    try {
      const zip = new Zip((error, bytes) => {
        if (error) throw error
        document.write(bytes)
      })
      const counts = await fill({ context, tx, ground, document, zip, watch }, cahiers)
      const made = await document.finish(counts)
      await logAccess(context, {
        accountId,
        action: 'archive-made',
        target: made.id,
        details: { teacherId, ...counts },
      })
      return { document: made }
    } catch (error) {
      await document.discard()
      throw error
    }
  })
}
