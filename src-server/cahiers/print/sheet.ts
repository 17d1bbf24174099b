import { openCanvas, page, type Canvas, type SheetHead } from './canvas.ts'
import type { Ink } from './flow-lines.ts'

export type Tag = 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'Lbl' | 'LBody'
export type Branch = PDFKit.PDFStructureElement

/** How a block is set: points. */
export interface Setting {
  readonly size: number
  readonly leading: number
  readonly indent?: number
  readonly after?: number
  /** Room that must be left under its first line: a heading does not stay alone at the foot of a page. */
  readonly keep?: number
  /** A rule at its left, along its lines. */
  readonly isRuled?: true
  /** The next block begins on its line: the number of a list. */
  readonly stays?: true
}

/** What draws an ornament, from the present line. */
export interface Pen {
  readonly pdf: PDFKit.PDFDocument
  readonly top: number
  readonly left: number
  /** Writes a word in the middle of a point. */
  centred(text: string, x: number, baseline: number, size: number): void
}

/** A tagged A4 document that grows downwards. */
export interface Sheet {
  readonly root: Branch
  /** Opens a branch of the structure: a list, an item. */
  branch(within: Branch, tag: 'L' | 'LI' | 'Sect'): Branch
  block(within: Branch, tag: Tag, inks: readonly Ink[], setting: Setting): Promise<void>
  /** Begins another page unless so many points are left on this one. */
  makeRoom(points: number): void
  space(points: number): void
  /** Draws what is said to nobody who listens: the words beside it say the same. */
  ornament(draw: (pen: Pen) => void): void
  /** A line of the reader’s table of contents. */
  bookmark(title: string): void
  /** Ends it; resolves with the number of pages once every byte is out. */
  end(totalText: (pages: number) => string): Promise<number>
}

interface SheetParts {
  readonly head: SheetHead
  readonly write: (bytes: Uint8Array) => void
  /** Called between lines. @throws to stop */
  readonly breathe: () => Promise<void>
}

function drawRule({ pdf, top }: Canvas, leading: number, left: number): void {
  const [x, y] = [left - 8, top()]
  pdf
    .moveTo(x, y)
    .lineTo(x, y + leading)
    .lineWidth(1.5)
    .stroke('#555555')
}

function penOf(canvas: Canvas): Pen {
  const centred: Pen['centred'] = (text, x, baseline, size) => {
    const [line = []] = canvas.linesOf([{ text, look: 'bold' }], 400, size)
    const width = line.reduce((sum, stroke) => sum + stroke.width, 0)
    canvas.drawLine(line, x - width / 2, baseline, size)
  }
  return { pdf: canvas.pdf, top: canvas.top(), left: page.left, centred }
}

/** Opens a document: what is drawn leaves as soon as its page is full. */
export function openSheet({ head, write, breathe }: SheetParts): Sheet {
  const canvas = openCanvas(head, write)
  const { pdf, makeRoom } = canvas
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const space = (points: number) => canvas.moveTo(canvas.top() + points)

  const block: Sheet['block'] = async (within, tag, inks, setting) => {
    const { size, leading, indent = 0, after = 0, keep = 0 } = setting
    const left = page.left + indent
    makeRoom(leading + keep)
    const element = pdf.struct(tag)
    within.add(element)
    const content = pdf.markStructureContent(tag)
    const begun = canvas.top()
    for (const line of canvas.linesOf(inks, page.width - page.right - left, size)) {
      makeRoom(leading)
      if (setting.isRuled) drawRule(canvas, leading, left)
      canvas.drawLine(line, left, canvas.top() + leading * 0.75, size)
      space(leading)
      await breathe()
    }
    pdf.endMarkedContent()
    element.add(content).end()
    if (setting.stays) canvas.moveTo(begun)
    else space(after)
  }

  return {
    ...{ root, block, space, makeRoom },
    branch: (within, tag) => {
      const branch = pdf.struct(tag)
      within.add(branch)
      return branch
    },
    ornament: (draw) => {
      pdf.markContent('Artifact', { type: 'Layout' }).save()
      draw(penOf(canvas))
      pdf.restore().endMarkedContent()
    },
    bookmark: (title) => void pdf.outline.addItem(title),
    end: (totalText) => {
      root.end()
      return canvas.end(totalText)
    },
  }
}
