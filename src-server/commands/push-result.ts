import type { OutcomeMessage } from '#shared/protocol/push.ts'
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
export function readStanding(context: PortalContext, holder: Holder): Promise<Acting> {
  return readActing(context.db, context.school, holder)
}

/** @param expected the number awaited, when another came */
export function outcomesAnswer(
  { clock, workstation }: Pick<Acting, 'clock' | 'workstation'>,
  outcomes: readonly OutcomeMessage[],
  expected: number | null,
): PushResult {
  return {
    epoch: clock.epoch,
    head: clock.rev,
    outcomes,
    lastMid: workstation.last_mid,
    ...(expected === null ? {} : { expected }),
  }
}
