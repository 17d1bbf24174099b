import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { cahierName } from '#server/cahiers/school-names.ts'
import { printAnnex, type PrintedSeal } from './print-annex.ts'
import { printEntry, type PrintScene } from './print-entry.ts'
import { printLabels } from './print-labels.fr.ts'
import { settings } from './settings.ts'
import type { Branch } from './sheet.ts'

/** What stands above the first cahier. */
export interface Opening {
  readonly title: string
  /** One line each: the school, what was chosen, the period. */
  readonly lines: readonly string[]
}

/** What was printed. */
export interface Printed {
  readonly entries: number
  readonly seals: number
  readonly pages: number
}

/** The cahier being printed. */
interface Section {
  readonly cahierId: string
  readonly branch: Branch
  readonly name: string
}

/**
 * Prints entries that come cahier by cahier, then every seal whole, and ends the document.
 * @param onEntry told how many are done
 */
export async function printCahiers(
  scene: PrintScene,
  opening: Opening,
  entries: AsyncIterable<CahierEntry>,
  onEntry: (done: number) => Promise<void>,
): Promise<Printed> {
  const { sheet, names, keys } = scene
  await sheet.block(sheet.root, 'H1', [{ text: opening.title, look: 'bold' }], settings.title)
  for (const line of [...opening.lines, printLabels.noNotes])
    await sheet.block(sheet.root, 'P', [{ text: line, look: 'regular' }], settings.body)
  sheet.space(10)
  const seals: PrintedSeal[] = []
  let section: Section | undefined
  let done = 0
  for await (const entry of entries) {
    if (section?.cahierId !== entry.cahierId) {
      section?.branch.end()
      section = {
        cahierId: entry.cahierId,
        branch: sheet.branch(sheet.root, 'Sect'),
        name: cahierName(names, entry),
      }
      sheet.bookmark(section.name)
      await sheet.block(section.branch, 'H2', [{ text: section.name, look: 'bold' }], settings.cahier)
    }
    await printEntry(scene, section.branch, entry)
    for (const { index, hash, previous, content, signature } of entry.seals)
      seals.push({
        seal: { index, hash, previous, content, signature },
        cahier: section.name,
        date: entry.date,
      })
    done += 1
    await onEntry(done)
  }
  section?.branch.end()
  await printAnnex(sheet, sheet.root, seals, keys)
  const pages = await sheet.end(printLabels.totalPages)
  return { entries: done, seals: seals.length, pages }
}
