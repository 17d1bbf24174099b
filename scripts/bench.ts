import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { argv, execPath, exit } from 'node:process'

/** `npm run bench`: the bench lives with the tests, which import the houses; a script only starts it, and stops it. */
const main = join(import.meta.dirname, '..', 'test', 'bench', 'main.ts')
const bench = spawn(execPath, [main, ...argv.slice(2)], { stdio: 'inherit' })
bench.once('exit', (code) => exit(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => bench.kill(signal))
