import type { KeyObject } from 'node:crypto'
import type { Facts } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { isFilled } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { standingOf } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import type { Addendum } from '#shared/domain/cahier-de-textes/visa/addendum.ts'
import type { Seal } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import { sealFaults } from '#server/seals/verify-seals.ts'
import { cahierName } from '#server/cahiers/school-names.ts'
import type { Ink } from './flow-lines.ts'
import { printLabels, shortDay } from './print-labels.fr.ts'
import { printText } from './print-text.ts'
import { settings } from './settings.ts'
import type { Branch, Setting, Sheet } from './sheet.ts'

/** What one must know to print entries. */
export interface PrintScene {
  readonly sheet: Sheet
  readonly names: Facts
  /** UAI, in every seal. */
  readonly school: string
  readonly timeZone: string
  readonly keys: ReadonlyMap<string, KeyObject>
}

const plain = (text: string): readonly Ink[] => [{ text, look: 'regular' }]
const strong = (text: string): readonly Ink[] => [{ text, look: 'bold' }]

const nameOf = ({ names }: PrintScene, id: StaffId) => staffName(names, id) || printLabels.someone

async function printContents(scene: PrintScene, within: Branch, entry: CahierEntry): Promise<void> {
  const { sheet } = scene
  const { by, value } = entry.contents.standing
  if (!isFilled(entry)) return sheet.block(within, 'P', plain(printLabels.nothingWritten), settings.body)
  if (value.title !== '') await sheet.block(within, 'P', strong(value.title), settings.body)
  await printText(sheet, within, value.text)
  for (const { label, href } of value.documents) {
    const words = label === href ? href : `${label} (${href})`
    await sheet.block(within, 'P', plain(`${printLabels.documents}\u00a0: ${words}`), settings.small)
  }
  const isAlone = entry.teacherIds.length === 1 && entry.teacherIds[0] === by
  if (isAlone) return
  await sheet.block(within, 'P', plain(printLabels.writtenBy(nameOf(scene, by))), settings.small)
}

async function printHomework({ sheet }: PrintScene, within: Branch, entry: CahierEntry): Promise<void> {
  for (const homework of entry.homework) {
    const { kind, dueOn, minutes, text } = standingOf(homework).value
    sheet.space(4)
    await sheet.block(within, 'H4', strong(printLabels.homework(kind, dueOn, minutes)), settings.part)
    await printText(sheet, within, text)
  }
}

const ruled: Setting = { ...settings.body, indent: 12, isRuled: true, after: 0 }

async function printAddendum(scene: PrintScene, within: Branch, addendum: Addendum): Promise<void> {
  const { date, time } = wallClockAt(epochMsOf(addendum.at), scene.timeZone)
  const title = printLabels.addendum(addendum.kind, nameOf(scene, addendum.by), date, time)
  scene.sheet.space(4)
  await scene.sheet.block(within, 'H4', strong(title), { ...ruled, keep: 28 })
  await printText(scene.sheet, within, addendum.text, ruled)
}

const stampSize = 40

/** The double circle of the seal; the words beside it say all that it says. */
function drawStamp(sheet: Sheet, seal: Seal): void {
  sheet.makeRoom(stampSize + 24)
  sheet.ornament(({ pdf, top, left, centred }) => {
    const [x, y] = [left + stampSize / 2, top + stampSize / 2 + 2]
    pdf
      .lineWidth(1.2)
      .circle(x, y, stampSize / 2)
      .stroke('black')
    pdf
      .lineWidth(0.5)
      .circle(x, y, stampSize / 2 - 3)
      .stroke('black')
    centred(printLabels.stamp, x, y, 8.5)
    centred(shortDay(seal.on), x, y + 7, 5)
  })
}

async function printSeal(scene: PrintScene, within: Branch, entry: CahierEntry, seal: Seal): Promise<void> {
  const { sheet, school, keys } = scene
  const { target } = seal
  const holds = sealFaults(school, { entry, seal }, keys).length === 0
  const setting = { ...settings.small, indent: stampSize + 10 }
  const say = (text: string) => sheet.block(within, 'P', plain(text), setting)
  sheet.space(4)
  drawStamp(sheet, seal)
  const under = target.kind === 'entry' ? undefined : entry.addenda.find(({ id }) => id === target.addendumId)
  const title = under ? printLabels.sealOfAddendum(under.kind, seal.on) : printLabels.seal(seal.on)
  await sheet.block(within, 'H4', strong(title), { ...setting, size: 10, leading: 13 })
  await say(printLabels.sealedBy(nameOf(scene, seal.by), seal.owner, seal.index))
  if (seal.observation !== '') await say(printLabels.observation(seal.observation))
  await say(`${printLabels.digest(seal.hash, holds)} ${printLabels.previous(seal.previous)}`)
  const signature = seal.signature ? printLabels.signature(seal.signature.value) : printLabels.notSigned
  await say(`${signature} ${printLabels.inFull}`)
  sheet.space(4)
}

/** One entry: its lesson, words and homework, its visas, what was written under it since. Never a private note. */
export async function printEntry(scene: PrintScene, within: Branch, entry: CahierEntry): Promise<void> {
  const { sheet, names } = scene
  const lesson = sheet.branch(within, 'Sect')
  await sheet.block(
    lesson,
    'H3',
    strong(printLabels.lesson(entry.date, entry.start, entry.end)),
    settings.lesson,
  )
  await sheet.block(lesson, 'P', plain(cahierName(names, entry)), settings.small)
  await printContents(scene, lesson, entry)
  await printHomework(scene, lesson, entry)
  const sealOf = (matches: (seal: Seal) => boolean) => entry.seals.filter(matches)
  const own = sealOf(({ target }) => target.kind === 'entry')
  for (const seal of own) await printSeal(scene, lesson, entry, seal)
  if (own.length === 0) await sheet.block(lesson, 'P', plain(printLabels.notSealed), settings.small)
  for (const addendum of entry.addenda) {
    await printAddendum(scene, lesson, addendum)
    const isHis = ({ target }: Seal) => target.kind === 'addendum' && target.addendumId === addendum.id
    for (const seal of sealOf(isHis)) await printSeal(scene, lesson, entry, seal)
  }
  lesson.end()
  sheet.space(12)
}
