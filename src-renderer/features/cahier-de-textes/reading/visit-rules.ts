import type { ReadingConsent } from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import type { ReadingPass } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { cahierScope, type Scope } from '#shared/domain/core/scope.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** How one teacher’s cahiers stand for the inspector, at his post. */
export type VisitState = 'open' | 'coming' | 'unanswered' | 'refused' | 'waiting' | 'ended'

/**
 * Open is what the post holds: the portal gave it, and its end has not come. A reading that should be open and is not
 * held waits for the portal.
 * @param today by the portal’s clock
 * @param lastDay null when nothing opens
 */
export function visitStateOf(
  asked: {
    readonly pass: Pick<ReadingPass, 'from' | 'to' | 'closedOn'>
    readonly teacherId: StaffId
    readonly consent: Pick<ReadingConsent, 'answer'> | undefined
    readonly lastDay: PlainDate | null
  },
  today: PlainDate,
  held: readonly Scope[],
): VisitState {
  const { pass, teacherId, consent, lastDay } = asked
  if (consent?.answer.kind === 'no') return 'refused'
  const last = lastDay ?? pass.to
  if (last < today || pass.closedOn !== null) return 'ended'
  if (!consent) return 'unanswered'
  if (pass.from > today) return 'coming'
  return held.includes(cahierScope(teacherId)) ? 'open' : 'waiting'
}
