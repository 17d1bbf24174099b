import react from '@vitejs/plugin-react'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv } from 'node:process'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'

const folder = argv[2] ?? join(tmpdir(), 'pupitre-gallery')
const pages = (argv[3] ?? 'components').split(',')
const sizes = [
  { name: '1366', width: 1366, height: 768, deviceScaleFactor: 1 },
  { name: '683', width: 683, height: 384, deviceScaleFactor: 2 },
]

const outDir = mkdtempSync(join(tmpdir(), 'pupitre-gallery-build-'))
const common = {
  configFile: false,
  root: import.meta.dirname,
  plugins: [react()],
  logLevel: 'error',
} as const
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
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    deviceScaleFactor: size.deviceScaleFactor,
    colorScheme: theme,
    locale: 'fr-FR',
  })
  const tab = await context.newPage()
  tab.on('console', (message) => message.type() === 'error' && console.error(page, message.text()))
  tab.on('pageerror', (error) => console.error(page, error.message))
  await tab.goto(`${address}?page=${page}`)
  await tab.evaluate(() => document.fonts.ready)
  await tab.waitForTimeout(400)
  await tab.screenshot({ path: join(folder, `${page}-${size.name}-${theme}.png`) })
  await context.close()
}
