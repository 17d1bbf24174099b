import type { OutcomeMessage } from '#shared/protocol/push.ts'
import { readClock } from '#server/store/read-clock.ts'
import { readActing, type Acting, type Holder } from './acting-workstation.ts'
import type { PortalContext } from './portal-context.ts'

export interface PushResult {
  readonly epoch: string
  readonly head: number
  readonly outcomes: readonly OutcomeMessage[]
  readonly lastMid: number
  readonly expected?: number
}

/** Where the school and the workstation stand now, whoever wrote last. */
export async function readStanding(context: PortalContext, holder: Holder): Promise<Acting> {
  const clock = await readClock(context.db, context.school)
  return readActing(context.db, clock, holder)
}

/** @param expected the number awaited; `next` says the one after the last */
export function outcomesAnswer(
  { clock, workstation }: Pick<Acting, 'clock' | 'workstation'>,
  outcomes: readonly OutcomeMessage[],
  expected: number | 'next' | null,
): PushResult {
  const lastMid = workstation.last_mid
  const awaited = expected === 'next' ? lastMid + 1 : expected
  return {
    epoch: clock.epoch,
    head: clock.rev,
    outcomes,
    lastMid,
    ...(awaited === null ? {} : { expected: awaited }),
  }
}
