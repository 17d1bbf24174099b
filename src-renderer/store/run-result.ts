import type { RefusalParams } from '#shared/kernel/decision.ts'

/** How a command given by a person ended on this post. */
export type RunResult =
  /** In the outbox and the journal, on the disk (law V4). */
  | { readonly kind: 'durable'; readonly mid: number }
  /** A rule said no, with a code for labels; `not-kept` when the disk itself refused. */
  | { readonly kind: 'refused'; readonly code: string; readonly params: RefusalParams }
