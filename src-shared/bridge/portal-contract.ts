import { z } from 'zod'
import { defineContract } from './contract.ts'

/** Why the portal cannot be talked to, in the order a technician would look (law S19). */
export const lineFaults = [
  'no-network',
  'captive-portal',
  'proxy-auth',
  'certificate',
  'portal-down',
  'session-ended',
  'not-portal',
] as const
export type LineFault = (typeof lineFaults)[number]

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
const path = z
  .string()
  .regex(/^\/[a-z0-9/_?=&.%:-]*$/i)
  .max(500)

const refusal = z.object({ kind: z.literal('refusal'), status: z.int(), code: z.string(), params })
/** 429 and 5xx: worth trying again (law S4). */
const busy = z.object({ kind: z.literal('busy'), status: z.int(), retryAfterMs: z.int().nullable() })
const fault = z.object({ kind: z.literal('fault'), fault: z.enum(lineFaults), detail: z.string() })

/** An answer, a refusal of the portal, or a fault of the line. */
export const portalReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), body: z.unknown() }),
  refusal,
  busy,
  fault,
])
export type PortalReply = z.infer<typeof portalReply>

/** What became of a document that was to be saved. */
export const savedReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), bytes: z.int() }),
  /** The person chose no place. */
  z.object({ kind: z.literal('given-up') }),
  refusal,
  busy,
  fault,
])
export type SavedReply = z.infer<typeof savedReply>

/** Answers of `signIn` leave the token in the host: the window never sees it. */
export const portalContract = defineContract({
  name: 'portal',
  methods: {
    /** Any authenticated call under the portal's address. `path` begins with `/`. */
    call: {
      in: z.object({
        method: z.enum(['GET', 'POST', 'PUT', 'DELETE']),
        path,
        body: z.unknown().optional(),
        timeoutMs: z.int().min(100).max(120_000).optional(),
      }),
      out: portalReply,
    },
    /** Asks where, then brings a document of the portal there, a piece at a time: it never passes through the window. */
    save: { in: z.object({ path, suggestedName: z.string().min(1).max(160) }), out: savedReply },
    /** POST /session. The reply's body is `signInAnswer` without its token. `sealKey`: 32 bytes, base64, seals the token on disk. */
    signIn: {
      in: z.object({
        login: z.string(),
        password: z.string(),
        workstationId: z.string(),
        sealKey: z.string().nullable(),
      }),
      out: portalReply,
    },
    /** Seals the current session's token on disk for this profile, under a key that only the vault knows. */
    keepSession: {
      in: z.object({ workstationId: z.string(), sealKey: z.string() }),
      out: z.object({ kept: z.boolean() }),
    },
    /** Takes up the session sealed for this profile. False when there is none that opens. */
    resumeSession: {
      in: z.object({ workstationId: z.string(), sealKey: z.string() }),
      out: z.object({ resumed: z.boolean() }),
    },
    /** Forgets the token in memory (lock), and on disk when `erase` (logout). */
    dropSession: {
      in: z.object({ workstationId: z.string(), erase: z.boolean() }),
      out: z.object({ dropped: z.boolean() }),
    },
    /** Listens to the portal's pokes; `poke` events follow. */
    listen: { in: z.object({ on: z.boolean() }), out: z.object({ listening: z.boolean() }) },
    /** Asks, step by step, which of network, proxy, certificate, captive portal, portal, session fails. */
    diagnose: {
      in: z.object({}),
      out: z.object({
        steps: z.array(
          z.object({
            step: z.enum(['network', 'proxy', 'captive-portal', 'certificate', 'portal', 'session']),
            state: z.enum(['ok', 'failed', 'not-reached']),
            detail: z.string(),
          }),
        ),
        portalUrl: z.string(),
        at: z.string(),
      }),
    },
  },
  events: {
    /** The portal's head moved (law S18). */
    poke: z.object({ head: z.int() }),
    /** The poke channel opened or closed. */
    channel: z.object({ isOpen: z.boolean() }),
    /** The system believes the network came or went: a hint. */
    network: z.object({ isUp: z.boolean() }),
  },
})
