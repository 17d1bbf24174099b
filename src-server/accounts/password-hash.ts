import { randomBytes } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { ArgonReply, ArgonTask } from './argon-worker.ts'

/** OWASP's floor for Argon2id: 19 MiB, two passes, one lane. */
const floor = { memoryKib: 19 * 1024, passes: 2 }

type Order = ArgonTask extends infer Task ? (Task extends ArgonTask ? Omit<Task, 'id'> : never) : never
type Waiting = {
  readonly resolve: (result: string | boolean) => void
  readonly reject: (error: Error) => void
}

interface Bench {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

const benches: Bench[] = []
const benchesMax = 2
let lastId = 0

function openBench(): Bench {
  const worker = new Worker(new URL('./argon-worker.ts', import.meta.url))
  const bench: Bench = { worker, waiting: new Map() }
  worker.unref()
  worker.on('message', (reply: ArgonReply) => {
    const order = bench.waiting.get(reply.id)
    bench.waiting.delete(reply.id)
    if (bench.waiting.size === 0) worker.unref()
    if ('error' in reply) order?.reject(new Error(reply.error))
    else order?.resolve(reply.result)
  })
  worker.on('error', (error) => {
    benches.splice(benches.indexOf(bench), 1)
    for (const order of bench.waiting.values())
      order.reject(error instanceof Error ? error : new Error(String(error)))
  })
  benches.push(bench)
  return bench
}

function ask(order: Order): Promise<string | boolean> {
  const idle = benches.find((bench) => bench.waiting.size === 0)
  const shortest = [...benches].sort((a, b) => a.waiting.size - b.waiting.size)[0]
  const bench = idle ?? (benches.length < benchesMax || !shortest ? openBench() : shortest)
  const id = ++lastId
  bench.worker.ref()
  return new Promise((resolve, reject) => {
    bench.waiting.set(id, { resolve, reject })
    bench.worker.postMessage({ ...order, id } satisfies ArgonTask)
  })
}

/** For a first password, drawn at random with fifty bits and used once: an import makes a hundred of them. */
const light = { memoryKib: 2 * 1024, passes: 1 }

function hashWith(password: string, costs: typeof floor): Promise<string> {
  return ask({ kind: 'hash', password: password.normalize('NFC'), salt: randomBytes(16), ...costs }).then(
    String,
  )
}

/** The encoded Argon2id hash of a password, with its salt and costs inside. */
export function hashPassword(password: string): Promise<string> {
  return hashWith(password, floor)
}

/** The hash of a first password, which chance made strong: not for one that a person chose. */
export function hashFirstPassword(password: string): Promise<string> {
  return hashWith(password, light)
}

let decoy: Promise<string> | undefined

/**
 * Whether a password is the one of a hash. The same work whatever the account: one that does not exist
 * (null), or that has a light hash still, costs a full one.
 */
export async function isPasswordOf(password: string, hash: string | null): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(24).toString('base64url'))
  const verify = (one: string) => ask({ kind: 'verify', password: password.normalize('NFC'), hash: one })
  const isFull = hash?.includes(`m=${floor.memoryKib},`) === true
  const [isRight] = await Promise.all([
    hash === null ? false : verify(hash),
    isFull ? false : verify(await decoy),
  ])
  return isRight === true
}
