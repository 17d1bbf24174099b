import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { TestAnswer, TestOrder } from './test-run.ts'

/** Runs tests in a process of its own, one order after the other. */
export interface Tester {
  /** Null when the process died or hung; the next order has a fresh one. */
  run(order: TestOrder): Promise<TestAnswer | null>
  close(): void
}

const patienceMs = 900_000

export function startTester(env: Readonly<Record<string, string>>): Tester {
  let child: ChildProcess | null = null
  const open = () =>
    fork(join(import.meta.dirname, 'test-run.ts'), [], {
      env: { ...process.env, ...env, FORCE_COLOR: '0' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
  return {
    run(order) {
      const asked = (child ??= open())
      return new Promise((resolve) => {
        const timer = setTimeout(() => asked.kill('SIGKILL'), patienceMs)
        const end = (answer: TestAnswer | null) => {
          clearTimeout(timer)
          asked.removeAllListeners()
          if (!answer) child = null
          resolve(answer)
        }
        asked.once('message', (said) => end(said as TestAnswer))
        asked.once('exit', () => end(null))
        asked.send(order)
      })
    },
    close: () => child?.disconnect(),
  }
}
