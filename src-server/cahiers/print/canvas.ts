import PDFDocument from 'pdfkit'
import { flowLines, type FlowLine, type Ink } from './flow-lines.ts'
import { openFonts } from './fonts.ts'
import { createTotal } from './total-pages.ts'

export interface SheetHead {
  readonly title: string
  readonly author: string
  /** At the foot of each page, before its number. */
  readonly foot: string
  readonly madeAt: Date
}

/** A4, 18 mm at the left for the holes, 12 mm elsewhere (design §8). */
export const page = { width: 595.28, height: 841.89, left: 51, right: 34, top: 40, bottom: 48 } as const
const footSize = 8
const pagesRemembered = 40

/** Pages with their feet, and a line on which one draws: points from the top. */
export interface Canvas {
  readonly pdf: PDFKit.PDFDocument
  top(): number
  moveTo(top: number): void
  /** Begins another page unless so many points are left on this one. */
  makeRoom(points: number): void
  linesOf(inks: readonly Ink[], width: number, size: number): Iterable<FlowLine>
  drawLine(line: FlowLine, left: number, baseline: number, size: number): void
  /** Ends the document; resolves with the number of its pages once every byte is out. */
  end(totalText: (pages: number) => string): Promise<number>
}

function openPdf({ title, author, madeAt }: SheetHead): PDFKit.PDFDocument {
  return new PDFDocument({
    ...{ size: 'A4', margins: { top: page.top, bottom: page.bottom, left: page.left, right: page.right } },
    ...{ autoFirstPage: false, pdfVersion: '1.7', tagged: true, lang: 'fr-FR', displayTitle: true },
    // Known to pdfkit, not yet to its types.
    subset: 'PDF/UA' as never,
    info: { Title: title, Author: author, Creator: 'Pupitre', Producer: 'Pupitre', CreationDate: madeAt },
  })
}

const widthOf = (line: FlowLine) => line.reduce((sum, stroke) => sum + stroke.width, 0)

function drawLine(
  pdf: PDFKit.PDFDocument,
  line: FlowLine,
  left: number,
  baseline: number,
  size: number,
): void {
  let x = left
  for (const { font, text, width } of line) {
    pdf.font(font).fontSize(size).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' })
    x += width
  }
}

/** Opens a tagged document: a page leaves memory as soon as it is full. */
export function openCanvas(head: SheetHead, write: (bytes: Uint8Array) => void): Canvas {
  const pdf = openPdf(head)
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', write)
    pdf.on('end', () => resolve())
    pdf.on('error', reject)
  })
  const fonts = openFonts(pdf)
  const total = createTotal(pdf)
  let pages = 0
  let top: number = page.top
  const linesOf: Canvas['linesOf'] = (inks, width, size) =>
    flowLines(inks, width, fonts.cut, (font, text) => pdf.font(font).fontSize(size).widthOfString(text))

  pdf.on('pageAdded', () => {
    pages += 1
    if (pages % pagesRemembered === 0) fonts.forget()
    top = page.top
    pdf.markContent('Artifact', { type: 'Pagination' }).fillColor('black')
    const baseline = page.height - 24
    const text = `${head.foot} · page\u00a0${pages}\u00a0`
    const [line = []] = linesOf([{ text, look: 'regular' }], 900, footSize)
    drawLine(pdf, line, page.left, baseline, footSize)
    total.place(page.left + widthOf(line), baseline)
    pdf.endMarkedContent()
  })
  pdf.addPage()

  return {
    ...{ pdf, linesOf, top: () => top },
    moveTo: (next) => {
      top = next
    },
    makeRoom: (points) => {
      if (top + points > page.height - page.bottom) pdf.continueOnNewPage()
    },
    drawLine: (line, left, baseline, size) => drawLine(pdf, line, left, baseline, size),
    end: async (totalText) => {
      const [run] = fonts.cut(totalText(pages), 'regular')
      if (run) pdf.font(run.font)
      total.fill(totalText(pages), footSize)
      pdf.end()
      await ended
      return pages
    },
  }
}
