/** A thread of its own: Argon2id holds a core for tens of milliseconds, the event loop must not. */
import { argon2id, argon2Verify } from 'hash-wasm'
import { parentPort } from 'node:worker_threads'

export type ArgonTask =
  | {
      readonly id: number
      readonly kind: 'hash'
      readonly password: string
      readonly salt: Uint8Array
      readonly memoryKib: number
      readonly passes: number
    }
  | { readonly id: number; readonly kind: 'verify'; readonly password: string; readonly hash: string }
export type ArgonReply =
  { readonly id: number; readonly result: string | boolean } | { readonly id: number; readonly error: string }

async function run(task: ArgonTask): Promise<string | boolean> {
  if (task.kind === 'verify') return argon2Verify({ password: task.password, hash: task.hash })
  const { password, salt, memoryKib, passes } = task
  return argon2id({
    password,
    salt,
    memorySize: memoryKib,
    iterations: passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'encoded',
  })
}

/** One at a time: each hash holds its own memory, and an import asks for a hundred at once. */
let turn: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (task: ArgonTask) => {
  const answer = turn.then(() => run(task))
  turn = answer.catch(() => undefined)
  answer.then(
    (result) => parentPort?.postMessage({ id: task.id, result } satisfies ArgonReply),
    (error: unknown) => parentPort?.postMessage({ id: task.id, error: String(error) } satisfies ArgonReply),
  )
})
