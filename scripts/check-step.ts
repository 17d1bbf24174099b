import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** How one command ended. */
export interface StepEnd {
  readonly code: number
  readonly output: string
}

/** Runs one command from the root, its words passing through as they come. */
export function runStep(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<StepEnd> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const take = (into: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString()
      into.write(chunk)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stderr))
    child.on('error', (error) => resolve({ code: 127, output: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** The program of a package, started by the Node that runs us: its file mode and PATH do not matter. */
export function program(path: string, ...args: readonly string[]): readonly [string, readonly string[]] {
  return [process.execPath, [fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url)), ...args]]
}

/** The checks that read the sources, each counting as one test. */
export const houseChecks: readonly {
  readonly name: string
  readonly steps: readonly (readonly [string, readonly string[]])[]
}[] = [
  { name: 'types', steps: [[process.execPath, ['scripts/check-types.ts']]] },
  { name: 'lint', steps: [program('eslint/bin/eslint.js', '.', '--max-warnings', '0')] },
  { name: 'format', steps: [program('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')] },
  { name: 'layers', steps: [[process.execPath, ['scripts/check-layers.ts']]] },
  { name: 'glossary', steps: [[process.execPath, ['scripts/check-glossary.ts']]] },
]

/** Runs the house's checks; the answer is the names of those that failed. */
export async function runHouseChecks(): Promise<string[]> {
  const failed: string[] = []
  for (const check of houseChecks) {
    console.log(`\n── ${check.name}`)
    for (const [command, args] of check.steps) {
      const { code } = await runStep(command, args)
      if (code !== 0) failed.push(check.name)
    }
  }
  return failed
}
