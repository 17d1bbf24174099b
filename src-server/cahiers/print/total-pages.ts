/** What pdfkit's types do not show of an opened font: how it writes its letters, and its place among a page's means. */
interface DrawingFont {
  readonly id: string
  ref(): unknown
  encode(text: string): readonly [readonly string[], unknown]
}

/** A mark drawn on every page before it is known, filled once at the end. */
export interface Total {
  /** Places it at a point of the present page; `baseline` is counted from the top. */
  place(x: number, baseline: number): void
  /** Says what it is, in the font and size that stand. */
  fill(text: string, size: number): void
}

/**
 * « sur N »: how many pages there are is known when the last is drawn, and pages leave memory as soon as they are
 * full. Each refers to one form, which is written last.
 */
export function createTotal(pdf: PDFKit.PDFDocument): Total {
  const data: Record<string, unknown> = { Type: 'XObject', Subtype: 'Form', BBox: [0, -4, 60, 12] }
  const form = pdf.ref(data)
  return {
    place: (x, baseline) => {
      const forms = pdf.page.xobjects as Record<string, unknown>
      forms['Total'] = form
      // Pages are drawn from the top, a form from the bottom.
      pdf.addContent(`q 1 0 0 -1 ${x.toFixed(2)} ${baseline.toFixed(2)} cm /Total Do Q`)
    },
    fill: (text, size) => {
      const { _font: font } = pdf as unknown as { readonly _font: DrawingFont }
      data['Resources'] = { Font: { [font.id]: font.ref() } }
      const [letters] = font.encode(text)
      form.end(`BT /${font.id} ${size} Tf <${letters.join('')}> Tj ET`)
    },
  }
}
