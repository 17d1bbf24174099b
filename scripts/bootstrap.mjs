// Runs on any Node from 20, with nothing installed: puts the modules and the right Node in place, then hands over to
// scripts/<name>.ts. `npm start` and `npm test` begin here.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const [name = 'start', ...rest] = process.argv.slice(2)

if (!isInstalled()) await install()
await handOver()

/** npm writes what it installed beside it; nothing is done when that is what the lock asks. */
function isInstalled() {
  const wanted = readJson(join(root, 'package-lock.json'))
  const found = readJson(join(root, 'node_modules', '.package-lock.json'))
  if (wanted === null || found === null || !existsSync(ownNode)) return false
  return Object.entries(wanted.packages)
    .filter(([path, entry]) => path !== '' && !entry.optional)
    .every(([path, entry]) => found.packages[path]?.version === entry.version)
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

async function install() {
  const startedAt = Date.now()
  process.stdout.write('Installation des bibliothèques : une à trois minutes, une seule fois.\n')
  const ticking = setInterval(() => {
    process.stdout.write(`  … ${Math.round((Date.now() - startedAt) / 1000)} s\n`)
  }, 10_000)
  // Electron's program is fetched at the first start, where its absence can be explained.
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }
  const { code, output } = await runNpm(['ci', '--no-fund', '--no-audit'], env)
  clearInterval(ticking)
  if (code === 0 && existsSync(ownNode)) {
    process.stdout.write(`Bibliothèques installées en ${Math.round((Date.now() - startedAt) / 1000)} s.\n`)
    return
  }
  process.stderr.write(output)
  process.stderr.write('L’installation a échoué : voyez le message de npm ci-dessus.\n')
  process.exit(code === 0 ? 1 : code)
}

/** @returns {Promise<{ code: number, output: string }>} */
function runNpm(args, env) {
  const own = process.env.npm_execpath
  const isScript = own !== undefined && /\.c?js$/.test(own)
  const [command, first] = isScript ? [process.execPath, [own]] : ['npm', []]
  const shell = !isScript && process.platform === 'win32'
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes))
    child.once('error', (error) => resolve({ code: 1, output: `${error.message}\n` }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** The child receives Ctrl+C from the terminal as we do; we only wait until it has put everything away. */
function handOver() {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  const child = spawn(ownNode, [join(root, 'scripts', `${name}.ts`), ...rest], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: 'inherit',
  })
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
      resolve(undefined)
    })
  })
}
