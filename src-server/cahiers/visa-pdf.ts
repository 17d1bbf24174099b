import { divisionName, staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { visaPdfEntriesMax, type MadeDocument } from '#shared/protocol/cahier-documents.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { logAccess } from '#server/accounts/log-access.ts'
import {
  atOneMoment,
  chooseEntries,
  readEntries,
  type EntryChoice,
  type EntryPlace,
} from './asked-entries.ts'
import type { Watch } from './jobs.ts'
import { openDocument } from './made-documents.ts'
import { openPrintScene, readGround, type Asker, type Ground } from './open-scene.ts'
import { printCahiers } from './print/print-cahiers.ts'
import { printLabels } from './print/print-labels.fr.ts'
import { cahierName } from './school-names.ts'

/** In words, what was chosen: a line each. */
function choiceLines({ names }: Ground, choice: EntryChoice): readonly string[] {
  const chosen = [
    choice.teacherIds.map((id) => staffName(names, id as never)),
    choice.divisionIds.map((id) => divisionName(names, id as never)),
    choice.subjectIds.map((id) => subjectName(names, { subjectId: id as never })),
  ].filter((some) => some.length > 0)
  const period = printLabels.period(choice.from, choice.to)
  const what = chosen.length === 0 ? [printLabels.everything] : chosen.map(printLabels.chosen)
  return [...what, ...(period === '' ? [] : [period])]
}

/** Cahiers in the order of their names; entries stay in the order of their lessons. */
function inNameOrder({ names }: Ground, places: readonly EntryPlace[]): readonly EntryPlace[] {
  const nameOf = new Map<string, string>()
  for (const place of places)
    if (!nameOf.has(place.cahierId))
      nameOf.set(place.cahierId, `${cahierName(names, place)} ${place.cahierId}`)
  return places.toSorted((a, b) =>
    a.cahierId === b.cahierId ? 0 : compareFrench(nameOf.get(a.cahierId) ?? '', nameOf.get(b.cahierId) ?? ''),
  )
}

/**
 * The PDF of the visa (C1), or a teacher’s own cahier: the entries chosen as the portal holds them at one moment, with their visas.
 * @throws Refusal 422 `document-empty`, `document-too-large`
 */
export async function makeVisaPdf(
  context: PortalContext,
  asker: Asker,
  choice: EntryChoice,
  watch: Watch,
): Promise<{ readonly document: MadeDocument }> {
  return atOneMoment(context.db, async (tx) => {
    const ground = await readGround(tx, context.school, asker)
    const places = await chooseEntries(tx, context.school, choice)
    if (places.length === 0) throw new Refusal(422, 'document-empty')
    if (places.length > visaPdfEntriesMax)
      throw new Refusal(422, 'document-too-large', { count: places.length, max: visaPdfEntriesMax })
    const { accountId, staffId } = asker
    const isOwn = choice.teacherIds.length === 1 && choice.teacherIds[0] === staffId
    const title = isOwn ? printLabels.ownTitle : printLabels.title
    const document = await openDocument(context, {
      ...{ kind: 'visa-pdf', accountId, schoolYear: ground.school.schoolYear, teacherId: null },
      ...{ fileName: printLabels.fileName(title), mediaType: 'application/pdf' },
    })
    try {
      const scene = openPrintScene(context, ground, title, { ...document, ...watch })
      const { name, uai, city } = ground.school
      const lines = [printLabels.school(name, uai, city), ...choiceLines(ground, choice)]
      const entries = readEntries(tx, context.school, inNameOrder(ground, places))
      const counts = await printCahiers(scene, { title, lines }, entries, async (done) => {
        watch.progress(done, places.length)
        await document.drain()
      })
      const made = await document.finish(counts)
      await logAccess(context, {
        accountId,
        action: 'visa-pdf',
        target: made.id,
        details: { ...choice, ...counts },
      })
      return { document: made }
    } catch (error) {
      await document.discard()
      throw error
    }
  })
}
