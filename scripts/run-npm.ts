import { spawn } from 'node:child_process'
import { env, execPath, platform } from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What npm said and how it ended; 127 when there is no npm here, 124 when it never came back. */
export interface NpmEnd {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs npm from the root: the very npm that started us, else the one of the machine. */
export function runNpm(args: readonly string[], timeoutMs: number): Promise<NpmEnd> {
  const own = env['npm_execpath']
  const isScript = own !== undefined && /\.c?js$/.test(own)
  const [command, first] = isScript ? [execPath, [own]] : ['npm', []]
  return new Promise((resolve) => {
    let [stdout, stderr] = ['', '']
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      shell: !isScript && platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    })
    child.stdout.on('data', (bytes) => (stdout += String(bytes)))
    child.stderr.on('data', (bytes) => (stderr += String(bytes)))
    child.once('error', (error) => resolve({ code: 127, stdout, stderr: stderr + error.message }))
    child.once('close', (code) => resolve({ code: code ?? 124, stdout, stderr }))
  })
}
