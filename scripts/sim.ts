import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { argv, execPath, exit } from 'node:process'

/** `npm run sim`: the simulated school lives with the tests, which import the houses; a script only starts it. */
const main = join(import.meta.dirname, '..', 'test', 'sim', 'main.ts')
const sim = spawn(execPath, ['--max-semi-space-size=64', main, ...argv.slice(2)], { stdio: 'inherit' })
sim.once('exit', (code) => exit(code ?? 1))
