import { chromium, type BrowserContext, type Page } from 'playwright-core'

/** The one binary of all measures. */
export const chromiumPath = process.env['PUPITRE_CHROMIUM'] ?? '/usr/bin/chromium'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--js-flags=--expose-gc',
  '--enable-precise-memory-info',
]

export interface OpenBrowser {
  readonly context: BrowserContext
  readonly page: Page
  readonly version: string
  close(): Promise<void>
}

/** Chromium on a profile of its own; a page on `url`. */
export async function openBrowser(profile: string, url: string): Promise<OpenBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: flags,
    viewport: { width: 1366, height: 768 },
  })
  const page = context.pages()[0] ?? (await context.newPage())
  page.setDefaultTimeout(600_000)
  await page.goto(url)
  return { context, page, version: context.browser()?.version() ?? '', close: () => context.close() }
}
