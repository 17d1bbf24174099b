import type { OutcomeMessage } from '#shared/protocol/push.ts'
import { readActing, type Holder } from './acting-workstation.ts'
import type { PortalContext } from './portal-context.ts'

export interface PushResult {
  readonly epoch: string
  readonly head: number
  readonly outcomes: readonly OutcomeMessage[]
  readonly lastMid: number
  readonly expected?: number
}

/** @param expected the number awaited; `next` says the one after the last */
export async function outcomesAnswer(
  context: PortalContext,
  holder: Holder,
  outcomes: readonly OutcomeMessage[],
  expected: number | 'next' | null,
): Promise<PushResult> {
  const clock = await context.db
    .selectFrom('school_clock')
    .selectAll()
    .where('school', '=', context.school)
    .executeTakeFirstOrThrow()
  const { workstation } = await readActing(context.db, clock, holder)
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
