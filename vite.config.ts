import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = import.meta.dirname

/**
 * The page, the same for both hosts. Everything is a file of its own: the page's policy allows neither inline script
 * nor style, nor fonts as data.
 */
export default defineConfig({
  root: join(root, 'src-renderer'),
  base: './',
  publicDir: false,
  cacheDir: join(root, 'node_modules/.vite'),
  plugins: [react()],
  build: {
    outDir: join(root, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
})
