import { join } from 'node:path'
import { build } from 'vite'

/** Builds the smallest page into `outDir`, as the real one is built. */
export async function buildHostPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'host-page'),
    base: './',
    publicDir: false,
    build: { outDir, emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  })
}
