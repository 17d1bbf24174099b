import { AxeBuilder } from '@axe-core/playwright'
import react from '@vitejs/plugin-react'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv } from 'node:process'
import { chromium } from 'playwright-core'
import { build, preview, type InlineConfig } from 'vite'

const folder = argv[2] ?? join(tmpdir(), 'pupitre-gallery')
/** `page` or `page~chord~text`: `waiting~Control+k~tou` presses, then types. */
const pages = (argv[3] ?? 'components').split(',')
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
const sizes = [
  { name: '1366', width: 1366, height: 768, deviceScaleFactor: 1 },
  { name: '683', width: 683, height: 384, deviceScaleFactor: 2 },
]

/** Part of the file’s name: `1366-light` takes one picture of each page. */
const only = argv[4] ?? ''
const outDir = mkdtempSync(join(tmpdir(), 'pupitre-gallery-build-'))
const common = {
  configFile: false,
  root: import.meta.dirname,
  plugins: [react()],
  logLevel: 'error',
} satisfies InlineConfig
await build({ ...common, build: { outDir, emptyOutDir: true, target: 'chrome130', minify: false } })
const server = await preview({ ...common, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
const address = server.resolvedUrls?.local[0] ?? ''
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  for (const page of pages)
    for (const size of sizes) for (const theme of ['light', 'dark'] as const) await take(page, size, theme)
} finally {
  await browser.close()
  await server.close()
  rmSync(outDir, { recursive: true, force: true })
}

async function take(page: string, size: (typeof sizes)[number], theme: 'light' | 'dark'): Promise<void> {
  if (!`${size.name}-${theme}`.includes(only)) return
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    deviceScaleFactor: size.deviceScaleFactor,
    colorScheme: theme,
    locale: 'fr-FR',
  })
  const tab = await context.newPage()
  tab.on('console', (message) => message.type() === 'error' && console.error(page, message.text()))
  tab.on('pageerror', (error) => console.error(page, error.message))
  const [name, chord, text] = page.split('~')
  await tab.goto(`${address}?page=${name}`)
  await tab.evaluate(() => document.fonts.ready)
  await tab.waitForTimeout(400)
  if (chord?.startsWith('click:')) await tab.getByText(chord.slice(6), { exact: true }).first().click()
  else if (chord) await tab.keyboard.press(chord)
  await tab.waitForTimeout(300)
  if (text?.startsWith('click:')) await tab.getByText(text.slice(6), { exact: true }).first().click()
  else if (text) await tab.keyboard.type(text)
  await tab.waitForTimeout(200)
  const { violations } = await new AxeBuilder({ page: tab }).withTags(axeTags).analyze()
  for (const one of violations)
    for (const node of one.nodes)
      console.error(page, size.name, theme, one.id, node.target.join(' '), node.failureSummary ?? '')
  await tab.screenshot({
    path: join(folder, `${page.replaceAll(/[^a-z0-9-]/gi, '_')}-${size.name}-${theme}.png`),
  })
  await context.close()
}
