import { z } from 'zod'
import { isInstant } from '#shared/kernel/instant.ts'
import { answerMark } from './envelope.ts'
import { outcomeMessage } from './push.ts'
import { epochName, lastNumber, revisionNumber, roleNames, scopeNames } from './told-back.ts'
import { pageRowsMax, protocolVersion } from './version.ts'

/** Where the next page of a pinned pull begins (law S7). Opaque to the workstation. */
export const pageToken = z.object({ head: z.int(), after: z.string().max(400) })
export type PageToken = z.infer<typeof pageToken>

export const pullMessage = z.object({
  proto: z.literal(protocolVersion),
  workstationId: z.string().max(80),
  epoch: epochName.nullable(),
  /** Revision up to which the workstation is complete; 0 when it holds nothing. */
  cursor: revisionNumber,
  /** Scopes the workstation holds complete at `cursor`. */
  scopes: scopeNames,
  /**
   * Roles under which the rows it holds were chosen, as the portal said with them. A workstation of before says nothing:
   * the portal then goes by its own note, which a request that comes late may have changed.
   */
  roles: roleNames.optional(),
  /** Version of the record schemas it reads. */
  schema: z.record(z.string(), z.int()),
  page: pageToken.nullable(),
  /** Ask for digests: at the first sync and from time to time (law S11). */
  wantsDigest: z.boolean(),
  /** Outcomes it has stored already: those after it are sent again. */
  outcomesAfter: lastNumber,
})
export type PullMessage = z.infer<typeof pullMessage>

/** One row on its way down. `data` is a record of kind `kind` at version `version`. */
export const rowMessage = z.object({
  kind: z.string(),
  id: z.string(),
  rev: z.int(),
  version: z.int(),
  scopes: z.array(z.string()),
  data: z.record(z.string(), z.unknown()),
})
export type RowMessage = z.infer<typeof rowMessage>

export const rowKey = z.object({ kind: z.string(), id: z.string(), rev: z.int() })

/** What a scope holds: enough to see that two sides differ. `sum` adds `rowMark` over its rows. */
export const scopeDigest = z.object({ scope: z.string(), rows: z.int(), sum: z.int() })
export type ScopeDigest = z.infer<typeof scopeDigest>

export const pullAnswer = z.object({
  ...answerMark,
  epoch: epochName,
  /** The cursor is refused: other epoch, below the floor (law S11). The rest is then empty. */
  reset: z.boolean(),
  head: revisionNumber,
  rows: z.array(rowMessage).max(pageRowsMax),
  deletes: z.array(rowKey),
  /** Left the person's scopes, not deleted. */
  evicts: z.array(rowKey),
  scopesAdded: z.array(z.string()),
  scopesRemoved: z.array(z.string()),
  /** The person's scopes at `head`, in full. */
  scopes: scopeNames,
  /** The person's roles at `head`: they choose which kinds of rows he is sent (law S5). */
  roles: roleNames.optional(),
  /**
   * When those of `scopes` end that are held for a time only, by the portal's clock: what they alone cover is unreadable
   * from then on, heard of the portal or not (law S10). A portal that says nothing sets no end.
   */
  scopeEnds: z.record(z.string(), z.string().refine(isInstant)).optional(),
  lastMid: lastNumber,
  outcomes: z.array(outcomeMessage),
  digests: z.array(scopeDigest).nullable(),
  next: pageToken.nullable(),
  now: z.string(),
})
export type PullAnswer = z.infer<typeof pullAnswer>
