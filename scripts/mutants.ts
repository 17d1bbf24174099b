import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { argv, execPath, exit } from 'node:process'

/** `npm run mutants`: the mutants live with the tests that must kill them; a script only starts them. */
const main = join(import.meta.dirname, '..', 'test', 'mutants', 'main.ts')
const mutants = spawn(execPath, [main, ...argv.slice(2)], { stdio: 'inherit' })
mutants.once('exit', (code) => exit(code ?? 1))
