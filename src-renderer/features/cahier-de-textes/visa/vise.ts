import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { GrantId } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import type { VisaNotice } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { noticeFor } from '#shared/domain/cahier-de-textes/visa/visa-rules.ts'
import {
  grantItemsMax,
  grantVisa,
  type GrantVisaArgs,
} from '#shared/domain/cahier-de-textes/visa/visa-commands.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import type { RunResult } from '#renderer/store/run-result.ts'
import { labels } from './labels.fr.ts'
import { isOpenToSeal } from './visa-rows.ts'

/** Why entries cannot be sealed now; null when they can. */
export type Hindrance = { readonly kind: 'not-announced' } | { readonly kind: 'not-yet'; readonly on: string }

export function hindranceOf(
  entry: CahierEntry,
  notices: readonly VisaNotice[],
  today: string,
): Hindrance | null {
  const notice = noticeFor(notices, entry)
  if (!notice) return { kind: 'not-announced' }
  return notice.applicableOn <= today ? null : { kind: 'not-yet', on: notice.applicableOn }
}

/** Why the visa is closed on an entry, in a sentence; undefined when it may be given. */
export function closedBecause(
  entry: CahierEntry,
  notices: readonly VisaNotice[],
  today: string,
): string | undefined {
  if (!isOpenToSeal(entry)) return labels.already
  const hindrance = hindranceOf(entry, notices, today)
  if (hindrance === null) return undefined
  return hindrance.kind === 'not-yet' ? labels.notYet(hindrance.on) : labels.notAnnounced
}

/**
 * Gives the visa to entries, by announcement, some hundreds at a time (S7).
 * @param visit of an inspector: his pass and whose cahier it is; null for the direction (C2)
 * @returns the first refusal, or the last result
 */
export async function vise(
  entries: readonly CahierEntry[],
  notices: readonly VisaNotice[],
  observation: string,
  visit: GrantVisaArgs['visit'] = null,
): Promise<RunResult | null> {
  let last: RunResult | null = null
  for (const notice of notices) {
    const covered = entries.filter((entry) => noticeFor(notices, entry)?.id === notice.id)
    for (let start = 0; start < covered.length; start += grantItemsMax) {
      const items = covered
        .slice(start, start + grantItemsMax)
        .map(({ id, cahierId }) => ({ entryId: id, cahierId }))
      const grantId = crypto.randomUUID() as string as GrantId
      last = await runCommand(grantVisa, { grantId, noticeId: notice.id, items, observation, visit })
      if (last.kind === 'refused') return last
    }
  }
  return last
}
