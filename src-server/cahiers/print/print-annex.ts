import type { KeyObject } from 'node:crypto'
import type { Seal } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import type { Ink } from './flow-lines.ts'
import { printLabels } from './print-labels.fr.ts'
import { settings } from './settings.ts'
import type { Branch, Sheet } from './sheet.ts'

/** A seal of the document, and where it stands. */
export interface PrintedSeal {
  readonly seal: Pick<Seal, 'index' | 'hash' | 'previous' | 'content' | 'signature'>
  readonly cahier: string
  readonly date: string
}

const told = (label: string, value: string | null): readonly Ink[] => [
  { text: `${label.replaceAll(' ', '\u00a0')}${value ?? printLabels.none}`, look: 'code' },
]

/** Every seal of the document whole, and the keys that signed them: what one compares letter by letter. */
export async function printAnnex(
  sheet: Sheet,
  within: Branch,
  seals: readonly PrintedSeal[],
  keys: ReadonlyMap<string, KeyObject>,
): Promise<void> {
  if (seals.length === 0) return
  const annex = sheet.branch(within, 'Sect')
  sheet.bookmark(printLabels.annex)
  await sheet.block(annex, 'H2', [{ text: printLabels.annex, look: 'bold' }], settings.cahier)
  await sheet.block(annex, 'P', [{ text: printLabels.annexHelp, look: 'regular' }], {
    ...settings.small,
    after: 8,
  })
  const used = new Set<string>()
  for (const { seal, cahier, date } of seals) {
    const title = printLabels.annexSeal(seal.index, cahier, date)
    await sheet.block(annex, 'P', [{ text: title, look: 'bold' }], { ...settings.small, keep: 44 })
    await sheet.block(annex, 'P', told(printLabels.annexDigest, seal.hash), settings.digest)
    await sheet.block(annex, 'P', told(printLabels.annexPrevious, seal.previous), settings.digest)
    await sheet.block(annex, 'P', told(printLabels.annexContent, seal.content), settings.digest)
    await sheet.block(annex, 'P', told(printLabels.annexSignature, seal.signature?.value ?? null), {
      ...settings.digest,
      after: 6,
    })
    if (seal.signature) used.add(seal.signature.keyId)
  }
  await sheet.block(annex, 'H3', [{ text: printLabels.annexKeys, look: 'bold' }], settings.lesson)
  for (const id of used) {
    const key = keys.get(id)
    const der = key ? key.export({ type: 'spki', format: 'der' }).toString('base64') : printLabels.none
    await sheet.block(annex, 'P', told(`${id} `, der), { ...settings.digest, after: 4 })
  }
  annex.end()
}
