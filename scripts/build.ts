import { existsSync, renameSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { argv } from 'node:process'
import { build, type InlineConfig } from 'vite'
import { withBuildLock } from './build-lock.ts'
import { hashSources, readStamp, writeStamp } from './source-stamp.ts'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'out/.build-stamp')
const sources = [
  'src-renderer',
  'src-shared',
  'src-main',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'scripts/build.ts',
]
const products = ['out/renderer/index.html', 'out/main/main.js', 'out/main/preload.cjs']

/** Builds the page and Electron's main process when their sources changed since the last time. True when it built. */
export function buildIfChanged(): Promise<boolean> {
  return withBuildLock(root, buildChanged)
}

async function buildChanged(): Promise<boolean> {
  const hash = hashSources(root, sources)
  if (readStamp(stamp) === hash && products.every((product) => existsSync(join(root, product)))) return false
  await buildHouse()
  writeStamp(stamp, hash)
  return true
}

export function buildAll(): Promise<void> {
  return withBuildLock(root, buildHouse)
}

async function buildHouse(): Promise<void> {
  // Beside, then in place: a host that serves the page never meets a folder half built.
  const [page, beside] = [join(root, 'out/renderer'), join(root, 'out/renderer.new')]
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: beside } })
  rmSync(page, { recursive: true, force: true })
  renameSync(beside, page)
  await build(mainConfig)
  await build(preloadConfig)
}

const external = ['electron', ...builtinModules, /^node:/]

/** Electron's main process, whole in one file: nothing of node_modules is packaged. */
const mainConfig = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  resolve: { mainFields: ['module', 'main'], conditions: ['node', 'import'] },
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: join(root, 'src-main/electron/main.ts'),
    outDir: join(root, 'out/main'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: { external, output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false } },
  },
} satisfies InlineConfig

/** A sandboxed preload cannot load its neighbours: one CommonJS file. */
const preloadConfig = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  build: {
    lib: {
      entry: join(root, 'src-main/electron/preload.ts'),
      formats: ['cjs'],
      fileName: () => 'preload.cjs',
    },
    outDir: join(root, 'out/main'),
    emptyOutDir: false,
    target: 'chrome130',
    minify: false,
    rolldownOptions: { external: ['electron'] },
  },
} satisfies InlineConfig

if (import.meta.main) await (argv.includes('--force') ? buildAll() : buildIfChanged())
