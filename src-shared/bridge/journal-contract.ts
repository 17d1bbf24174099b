import { z } from 'zod'
import { defineContract } from './contract.ts'

const profile = z.string().regex(/^[A-Za-z0-9-]{8,80}$/)

/**
 * The second copy of pending commands (law V4): an fsynced file a profile, beside Chromium's own files.
 * Entries come sealed; the host reads nothing of them.
 */
export const journalContract = defineContract({
  name: 'journal',
  methods: {
    /** Resolves once the entries are on the disk (fsync). `sealed`: base64, at most 1 MiB each. */
    append: {
      in: z.object({
        profile,
        entries: z
          .array(z.object({ mid: z.int().min(1), sealed: z.string().max(1_400_000) }))
          .min(1)
          .max(100),
      }),
      out: z.object({ bytes: z.int() }),
    },
    /** Entries whose frame is whole; a torn last one is left out and counted. */
    read: {
      in: z.object({ profile }),
      out: z.object({ entries: z.array(z.object({ mid: z.int(), sealed: z.string() })), damaged: z.int() }),
    },
    /** Forgets entries up to `upToMid`, atomically (write beside, fsync, rename). */
    truncate: { in: z.object({ profile, upToMid: z.int().min(0) }), out: z.object({ kept: z.int() }) },
    erase: { in: z.object({ profile }), out: z.object({ erased: z.boolean() }) },
  },
  events: {},
})
