import { z } from 'zod'
import { answerMark } from './envelope.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** One account as those who administer see it. */
export const accountMessage = z.object({
  accountId: z.string(),
  staffId: z.string(),
  login: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  title: z.string(),
  roles: z.array(z.string()),
  state: z.enum(['active', 'suspended', 'ended']),
  /** Never signed in: the sheet of first identifiers still holds for it. */
  isNew: z.boolean(),
  mustChangePassword: z.boolean(),
  suspendedAt: z.string().nullable(),
  /** First day without right. */
  endsOn: z.string().nullable(),
  signedInAt: z.string().nullable(),
  openSessions: z.int(),
  /** Acceptance of the present charter (C12). */
  charterAcceptedAt: z.string().nullable(),
  charterOnPaper: z.boolean(),
})
export type AccountMessage = z.infer<typeof accountMessage>

/** GET /administration/accounts */
export const accountsAnswer = z.object({
  ...answerMark,
  charterVersion: z.int(),
  accounts: z.array(accountMessage),
})

/** POST /administration/accounts/:id/suspend (C6). */
export const suspendMessage = z.object({ heardOn: day.nullable(), summary: z.string().max(4000) })

/** POST /administration/accounts/:id/reinstate */
export const reinstateMessage = z.object({ summary: z.string().max(4000) })

/** POST /administration/accounts/:id/end: the first day without right, null when it has no end. */
export const endRightMessage = z.object({ endsOn: day.nullable() })

/** POST /administration/accounts/:id/roles */
export const rolesMessage = z.object({ roles: z.array(z.string()).min(1).max(7) })

/** POST /administration/accounts/:id/first-password: for who has forgotten his own. Shown once. */
export const firstPasswordAnswer = z.object({ ...answerMark, login: z.string(), firstPassword: z.string() })

/** GET /administration/charter: who has accepted the present version, and how (C12). */
export const charterListAnswer = z.object({
  ...answerMark,
  version: z.int(),
  accounts: z.array(
    z.object({
      accountId: z.string(),
      staffId: z.string(),
      login: z.string(),
      acceptedAt: z.string().nullable(),
      onPaper: z.boolean(),
    }),
  ),
})

/** POST /administration/first-identifiers: new first passwords for who never signed in, as a PDF (base64). */
export const firstIdentifiersAnswer = z.object({ ...answerMark, accounts: z.int(), pdf: z.string() })

/** POST /administration/import: files in base64. The same route takes multipart. */
export const importMessage = z.object({
  files: z
    .array(z.object({ name: z.string().min(1).max(200), bytes: z.base64() }))
    .min(1)
    .max(20),
  /** The day at which presence is judged; today when absent. */
  on: day.optional(),
  dryRun: z.boolean(),
})

const note = z.object({ code: z.string(), file: z.string(), id: z.string(), message: z.string() })

/** What an import says, as `portal import --json` prints it, or why it was refused: one of both is null. */
export const importAnswer = z.object({
  ...answerMark,
  report: z
    .object({
      school: z.string(),
      schoolYear: z.int(),
      counts: z.record(z.string(), z.int()),
      changes: z.record(z.string(), z.int()),
      warnings: z.array(note),
      held: z.array(note),
      written: z.boolean(),
    })
    .nullable(),
  refused: z.object({ code: z.string(), file: z.string(), message: z.string() }).nullable(),
  /** Accounts opened by it: print their first identifiers. */
  accountsOpened: z.int(),
})
export type ImportAnswer = z.infer<typeof importAnswer>

/** GET /administration/held: what an import set aside until a person decides. */
export const heldAnswer = z.object({
  ...answerMark,
  items: z.array(note.extend({ payload: z.unknown(), heldAt: z.string(), decision: z.unknown().nullable() })),
})

/** POST /administration/held/settle: takes effect at once, and holds for the next imports. */
export const settleHeldMessage = z.object({
  code: z.string().max(60),
  id: z.string().max(200),
  decision: z.unknown(),
})

/** GET /administration/parked: commands in custody (laws S4, V7). */
export const parkedAnswer = z.object({
  ...answerMark,
  items: z.array(
    z.object({
      id: z.int(),
      accountId: z.string(),
      workstationId: z.string(),
      mid: z.int(),
      name: z.string(),
      reason: z.string(),
      error: z.string().nullable(),
      parkedAt: z.string(),
      settledAt: z.string().nullable(),
      raw: z.unknown(),
    }),
  ),
})

/** GET /administration/access-log?before=ID&limit=N: the latest first; reading it adds a line to it (C13). */
export const accessLogAnswer = z.object({
  ...answerMark,
  lines: z.array(
    z.object({
      id: z.int(),
      at: z.string(),
      accountId: z.string().nullable(),
      workstationId: z.string().nullable(),
      action: z.string(),
      target: z.string().nullable(),
      details: z.unknown(),
    }),
  ),
})

/** GET /me/workstations, GET /administration/accounts/:id/workstations: where a person has a profile. */
export const workstationsAnswer = z.object({
  ...answerMark,
  workstations: z.array(
    z.object({ id: z.string(), postName: z.string(), seenAt: z.string(), revokedAt: z.string().nullable() }),
  ),
})

/** POST …/workstations/revoke: a post lost or stolen; its profile can be opened no more (law V2). */
export const revokeWorkstationMessage = z.object({ workstationId: z.string().min(1).max(80) })
