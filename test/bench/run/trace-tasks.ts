import type { Page } from 'playwright-core'
import { rounded } from './statistics.ts'

/** The longest single task of the page's main thread: for that long, no key is answered and nothing is painted. */
export interface LongestTask {
  readonly wallMs: number
  /** Processor time of the task that took the most of it: what is left of a block when nobody else wants the machine. */
  readonly cpuMs: number
}

interface TraceEvent {
  readonly ph: string
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

const taskNames = ['RunTask', 'ThreadControllerImpl::RunTask']

/** Does `work` while Chromium notes each task of the page; nothing of ours runs in the page for it. */
export async function traceTasks<T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly longest: LongestTask }> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[])
      if (event.ph === 'M' || taskNames.includes(event.name)) events.push(event)
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  })
  const result = await work()
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return { result, longest: longestOf(events) }
}

/** Main threads of renderers: the page is the only one of the browser. */
function longestOf(events: readonly TraceEvent[]): LongestTask {
  const mains = new Set(
    events
      .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map((event) => `${event.pid}|${event.tid}`),
  )
  const tasks = events.filter((event) => event.ph === 'X' && mains.has(`${event.pid}|${event.tid}`))
  const most = (pick: (event: TraceEvent) => number | undefined) =>
    rounded(tasks.reduce((longest, task) => Math.max(longest, pick(task) ?? 0), 0) / 1000)
  return { wallMs: most((task) => task.dur), cpuMs: most((task) => task.tdur) }
}
