import { create } from 'zustand'
import { jobAnswer, type JobMessage } from '#shared/protocol/cahier-documents.ts'
import { callPortal } from '#renderer/features/call-portal.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'

/** What is asked, by where it is asked: one’s own cahiers as a PDF are not the direction’s PDF of the visa. */
export type JobKind = JobMessage['kind'] | 'own-pdf'

interface JobState {
  readonly job: JobMessage | null
  readonly refusal: RefusalLabel | null
}

const nothing: JobState = { job: null, refusal: null }

/** Long work asked of the portal, by kind: it goes on while one reads elsewhere in the screen. */
export const usePortalJobs = create<Readonly<Record<JobKind, JobState>>>(() => ({
  'visa-pdf': nothing,
  'own-pdf': nothing,
  archive: nothing,
  'seal-check': nothing,
}))

const paths: Readonly<Record<JobKind, string>> = {
  'visa-pdf': '/cahiers/visa-pdf',
  'own-pdf': '/cahiers/visa-pdf',
  archive: '/cahiers/archives',
  'seal-check': '/cahiers/seal-checks',
}

/** How often one asks how far it is; more rarely while the line fails. */
const askMs = 400
const askAgainMs = 3_000

const put = (kind: JobKind, state: JobState) => usePortalJobs.setState({ [kind]: state })
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export function isOpenJob(job: JobMessage | null): boolean {
  return job?.state === 'waiting' || job?.state === 'working'
}

async function follow(kind: JobKind, begun: JobMessage): Promise<void> {
  let job: JobMessage = begun
  while (isOpenJob(job)) {
    await wait(usePortalJobs.getState()[kind].refusal ? askAgainMs : askMs)
    if (usePortalJobs.getState()[kind].job?.id !== job.id) return
    const call = await callPortal(`/cahiers/jobs/${job.id}`, jobAnswer)
    if (usePortalJobs.getState()[kind].job?.id !== job.id) return
    if (call.kind === 'answer') job = call.value.job
    else if (call.code === 'document-unknown')
      return put(kind, { job: null, refusal: tellRefusal(call.code) })
    const refusal = call.kind === 'refused' ? tellRefusal(call.code, call.params) : failureOf(job)
    put(kind, { job, refusal })
  }
}

function failureOf(job: JobMessage): RefusalLabel | null {
  return job.state === 'failed' ? tellRefusal(job.code ?? 'portal-failure', job.params) : null
}

/** Asks for a piece of work, and follows it to its end. */
export async function startJob(kind: JobKind, body: object = {}): Promise<void> {
  put(kind, nothing)
  const call = await callPortal(paths[kind], jobAnswer, { method: 'POST', body })
  if (call.kind === 'refused') return put(kind, { job: null, refusal: tellRefusal(call.code, call.params) })
  put(kind, { job: call.value.job, refusal: null })
  return follow(kind, call.value.job)
}

/** Stops it. What could not be told to the portal is told here. */
export async function cancelJob(kind: JobKind): Promise<void> {
  const { job } = usePortalJobs.getState()[kind]
  if (!job) return
  const call = await callPortal(`/cahiers/jobs/${job.id}`, jobAnswer, { method: 'DELETE' })
  if (call.kind === 'refused') return put(kind, { job, refusal: tellRefusal(call.code, call.params) })
  put(kind, { job: call.value.job, refusal: null })
}
