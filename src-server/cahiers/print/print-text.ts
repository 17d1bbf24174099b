import type { Block, Line, RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type { Ink } from './flow-lines.ts'
import { settings } from './settings.ts'
import type { Branch, Setting, Sheet } from './sheet.ts'

/** A line of rich text: what is linked is followed by its address, since paper has no links; a formula stands as it was typed. */
export function inksOf(line: Line): readonly Ink[] {
  return line.flatMap((run): readonly Ink[] => {
    if (run.kind === 'formula') return [{ text: run.latex, look: 'code' }]
    const words: Ink = { text: run.text, look: run.isBold ? 'bold' : 'regular' }
    const isTold = run.href === undefined || run.text.includes(run.href)
    return isTold ? [words] : [words, { text: ` (${run.href})`, look: 'regular' }]
  })
}

const listIndent = 16

async function printBlock(sheet: Sheet, within: Branch, block: Block, setting: Setting): Promise<void> {
  if (block.kind === 'paragraph') return sheet.block(within, 'P', inksOf(block.line), setting)
  if (block.kind === 'display-formula')
    return sheet.block(within, 'P', [{ text: block.latex, look: 'code' }], {
      ...setting,
      indent: (setting.indent ?? 0) + listIndent,
    })
  const list = sheet.branch(within, 'L')
  const indent = setting.indent ?? 0
  for (const [at, line] of block.items.entries()) {
    const item = sheet.branch(list, 'LI')
    const label = block.isNumbered ? `${at + 1}.` : '•'
    await sheet.block(item, 'Lbl', [{ text: label, look: 'regular' }], { ...setting, stays: true })
    await sheet.block(item, 'LBody', inksOf(line), { ...setting, after: 0, indent: indent + listIndent })
    item.end()
  }
  list.end()
  sheet.space(setting.after ?? 0)
}

/** A text of the cahier de textes on the page. */
export async function printText(
  sheet: Sheet,
  within: Branch,
  text: RichText,
  setting: Setting = settings.body,
): Promise<void> {
  for (const block of text.blocks) await printBlock(sheet, within, block, setting)
}
