import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { argv, execPath, exit } from 'node:process'

/** `npm run load`: it lives with the tests, which import the houses; a script only starts it. */
const main = join(import.meta.dirname, '..', 'test', 'load', 'main.ts')
const run = spawn(execPath, [main, ...argv.slice(2)], { stdio: 'inherit' })
run.once('exit', (code) => exit(code ?? 1))
