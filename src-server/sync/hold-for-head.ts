import type { PortalContext } from '#server/commands/portal-context.ts'
import type { Pokes } from './pokes.ts'

interface Holding {
  readonly context: PortalContext
  readonly pokes: Pokes
  readonly stopping: AbortSignal
}

export async function readHead({ db, school }: Pick<PortalContext, 'db' | 'school'>): Promise<number> {
  const clock = await db
    .selectFrom('school_clock')
    .select('rev')
    .where('school', '=', school)
    .executeTakeFirstOrThrow()
  return clock.rev
}

/** Resolves when the head passes `after`, when time is up, or when the portal stops. */
function headPast({ context, pokes, stopping }: Holding, after: number, waitMs: number) {
  let end = () => undefined as void
  const moved = new Promise<void>((resolve) => {
    const timer = setTimeout(() => end(), waitMs)
    const forget = pokes.onHead((news) => {
      if (news.school === context.school && news.head > after) end()
    })
    end = () => {
      clearTimeout(timer)
      forget()
      stopping.removeEventListener('abort', end)
      resolve()
    }
    stopping.addEventListener('abort', end)
  })
  return { moved, cancel: () => end() }
}

/** The head, at once when it is past `after`, else when it moves, or after `waitMs` (law S18). */
export async function holdForHead(holding: Holding, after: number, waitMs: number): Promise<number> {
  // listening first, reading after: a move in between is not missed
  const { moved, cancel } = headPast(holding, after, waitMs)
  try {
    const head = await readHead(holding.context)
    if (head > after || waitMs === 0) return head
    await moved
    return await readHead(holding.context)
  } finally {
    cancel()
  }
}
