import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

const repository = join(import.meta.dirname, '..', '..', '..')

/** One page a peer, `NAME/index.html` under `into`: RxDB pins a Dexie of its own, and two do not share a page. */
export async function buildBundles(
  names: readonly string[],
  into: string,
  options: { readonly isReadable: boolean },
): Promise<void> {
  for (const name of names) await buildBundle(name, into, options.isReadable)
}

async function buildBundle(name: string, into: string, isReadable: boolean): Promise<void> {
  const folder = join(into, name)
  await mkdir(folder, { recursive: true })
  await build({
    configFile: false,
    root: repository,
    base: './',
    logLevel: 'error',
    publicDir: false,
    // pouchdb-browser expects a bundler that knows Node's `global` and `events`.
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { events: 'events/events.js' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'esnext',
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      minify: !isReadable,
      chunkSizeWarningLimit: 4000,
      rollupOptions: {
        input: join(repository, 'test', 'bench', 'page', `${name}-page.ts`),
        output: { entryFileNames: 'page.js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  })
  await writeFile(join(folder, 'index.html'), page, 'utf8')
}

/** The styles are there only for a bundle that has any; a missing file is no error. */
const page = `<!doctype html>
<html lang="fr">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Banc</title>
  <link rel="stylesheet" href="./style.css">
  <body><div id="root"></div><script type="module" src="./page.js"></script></body>
</html>
`
