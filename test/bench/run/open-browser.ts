import { chromium, type BrowserContext, type Page } from 'playwright-core'

/** The one binary of all measures. */
export const chromiumPath = process.env['PUPITRE_CHROMIUM'] ?? '/usr/bin/chromium'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  // A document that `isolate` has touched has no address any more, and could not reach our host's socket.
  '--disable-features=LocalNetworkAccessChecks',
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
export async function openBrowser(
  profile: string,
  url: string,
  readyWhen: 'bench' | 'own',
): Promise<OpenBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: flags,
    viewport: { width: 1366, height: 768 },
  })
  const page = context.pages()[0] ?? (await context.newPage())
  page.setDefaultTimeout(600_000)
  await isolate(page)
  await page.goto(url)
  await page.evaluate(whenDefined(readyWhen))
  return { context, page, version: context.browser()?.version() ?? '', close: () => context.close() }
}

/** The page's policy forbids what playwright-core would wait with. */
function whenDefined(name: string): string {
  return `new Promise((resolve) => {
    const look = () => (globalThis.${name} ? resolve() : setTimeout(look, 2))
    look()
  })`
}

/** An isolated page reads the clock to 5 µs instead of 100 µs: an answer from memory takes less than that. */
async function isolate(page: Page): Promise<void> {
  await page.route('**/', async (route) => {
    const answer = await route.fetch()
    const headers = {
      ...answer.headers(),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    }
    await route.fulfill({ response: answer, headers })
  })
}
