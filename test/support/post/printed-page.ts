import type { Page } from '@playwright/test'

/** What goes to the printer when a person prints. */
export interface Printed {
  /** How many times the page was asked to print. */
  times(): Promise<number>
  /** The document that leaves, as Chromium draws it for the paper. */
  pdf(): Promise<Buffer>
  /** Its words, as the paper has them. */
  words(): Promise<string>
}

/**
 * A printer for a Chromium without a screen, which has no print dialog: while a person would look at it the sheet
 * stays in the page, so it is kept there for `pdf` to draw.
 */
export async function watchPrinter(page: Page): Promise<Printed> {
  await page.evaluate(() => {
    const held = globalThis as unknown as { pupitrePrinted: number; print(): void }
    held.pupitrePrinted = 0
    held.print = () => {
      held.pupitrePrinted += 1
      const sheet = document.querySelector('[data-print="sheet"]')
      document.querySelectorAll('[data-kept]').forEach((one) => one.remove())
      const kept = sheet?.cloneNode(true) as HTMLElement | undefined
      kept?.setAttribute('data-kept', '')
      if (kept) document.body.append(kept)
    }
  })
  const onPaper = async <T>(look: () => Promise<T>): Promise<T> => {
    // A sheet that is always there would come out twice.
    await page.evaluate(() =>
      document
        .querySelectorAll('[data-print="sheet"]:not([data-kept])')
        .forEach((one) => one.setAttribute('data-print', 'no')),
    )
    await page.emulateMedia({ media: 'print' })
    const seen = await look()
    await page.emulateMedia({ media: 'screen' })
    return seen
  }
  return {
    times: () => page.evaluate(() => (globalThis as unknown as { pupitrePrinted: number }).pupitrePrinted),
    pdf: () => onPaper(() => page.pdf({ preferCSSPageSize: true, printBackground: true })),
    words: () => onPaper(() => page.locator('body').innerText()),
  }
}

/** Width and height in millimetres of each page of a PDF. */
export function pageSizes(pdf: Buffer): { readonly width: number; readonly height: number }[] {
  const millimetres = (points: string | undefined) => Math.round((Number(points) * 25.4) / 72)
  return [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
    ([, width, height]) => ({ width: millimetres(width), height: millimetres(height) }),
  )
}
