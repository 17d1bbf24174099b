import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { TestAnswer, TestOrder } from './test-run.ts'

const patienceMs = 900_000

/** Runs some tests in a process of their own; null when it died or did not answer in a quarter of an hour. */
export function startTestRun(
  order: TestOrder,
  env: Readonly<Record<string, string>>,
): Promise<TestAnswer | null> {
  const child = fork(join(import.meta.dirname, 'test-run.ts'), [], {
    env: { ...process.env, ...env, FORCE_COLOR: '0' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    let answer: TestAnswer | null = null
    child.once('message', (said) => (answer = said as TestAnswer))
    child.once('exit', () => {
      clearTimeout(timer)
      resolve(answer)
    })
    child.send(order)
  })
}
