import { randomUUID } from 'node:crypto'
import type { JobMessage, MadeDocument, SealCheck } from '#shared/protocol/cahier-documents.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { breatheUnder } from './breathe.ts'

/*
 *  waiting ──its turn──▶ working ──▶ done
 *     │                     ├──────▶ failed
 *     └──cancelled──────────┴──────▶ cancelled        one works at a time: a school prints, the others sync
 */

/** What a piece of work is given: when to stop, how to tell how far it is, when to give way. */
export interface Watch {
  readonly signal: AbortSignal
  progress(done: number, total: number): void
  breathe(): Promise<void>
}

export type Work = (watch: Watch) => Promise<{ readonly document?: MadeDocument; readonly check?: SealCheck }>

interface Job {
  message: JobMessage
  readonly accountId: string
  readonly stop: AbortController
}

export interface Jobs {
  /** @throws Refusal 429 when too many wait */
  start(accountId: string, kind: JobMessage['kind'], work: Work): JobMessage
  /** A job of this account; to any other it is unknown. @throws Refusal 404 */
  read(accountId: string, id: string): JobMessage
  cancel(accountId: string, id: string): JobMessage
  /** Resolves when nothing works any more. */
  settled(): Promise<void>
}

/** Jobs waiting or working at most, and those ended that one may still ask about. */
const openMax = 20
const endedMax = 100

const isOpen = ({ message }: Job) => message.state === 'waiting' || message.state === 'working'

const tell = (job: Job, change: Partial<JobMessage>) => {
  job.message = { ...job.message, ...change }
}

async function run(job: Job, work: Work, onFault: (error: unknown) => void): Promise<void> {
  const { signal } = job.stop
  if (signal.aborted) return tell(job, { state: 'cancelled' })
  tell(job, { state: 'working' })
  const progress = (done: number, total: number) => tell(job, { done, total })
  try {
    const { document = null, check = null } = await work({ signal, progress, breathe: breatheUnder(signal) })
    return tell(job, { state: 'done', document, check })
  } catch (error) {
    if (signal.aborted) return tell(job, { state: 'cancelled' })
    if (error instanceof Refusal)
      return tell(job, { state: 'failed', code: error.code, params: { ...error.params } })
    onFault(error)
    return tell(job, { state: 'failed', code: 'portal-failure' })
  }
}

function newJob(accountId: string, kind: JobMessage['kind']): Job {
  const message: JobMessage = {
    ...{ id: randomUUID(), kind, state: 'waiting', done: 0, total: 0 },
    ...{ code: null, params: {}, document: null, check: null },
  }
  return { message, accountId, stop: new AbortController() }
}

/** The long work of one portal, one at a time, in the order it was asked. In memory: a portal that restarts forgets it. */
export function createJobs(stopping: AbortSignal, onFault: (error: unknown) => void): Jobs {
  const jobs = new Map<string, Job>()
  let last: Promise<void> = Promise.resolve()
  stopping.addEventListener('abort', () => jobs.forEach((job) => job.stop.abort()))

  function find(accountId: string, id: string): Job {
    const job = jobs.get(id)
    if (job?.accountId !== accountId) throw new Refusal(404, 'document-unknown')
    return job
  }

  function start(accountId: string, kind: JobMessage['kind'], work: Work): JobMessage {
    const open = [...jobs.values()].filter(isOpen)
    if (open.length >= openMax) throw new Refusal(429, 'too-many-requests', { waitSeconds: 30 })
    const ended = [...jobs].filter(([, job]) => !isOpen(job)).map(([id]) => id)
    for (const id of ended.slice(0, Math.max(0, ended.length - endedMax + 1))) jobs.delete(id)
    const job = newJob(accountId, kind)
    jobs.set(job.message.id, job)
    last = last.then(() => run(job, work, onFault))
    return job.message
  }

  return {
    start,
    read: (accountId, id) => find(accountId, id).message,
    cancel: (accountId, id) => {
      const job = find(accountId, id)
      if (isOpen(job)) {
        job.stop.abort()
        tell(job, { state: 'cancelled' })
      }
      return job.message
    },
    settled: () => last,
  }
}
