import { z } from 'zod'
import { defineContract } from './contract.ts'

/** What the system says that must lock the post (law L1), and the fresh page that follows a lock (law L2). */
export const lockContract = defineContract({
  name: 'lock',
  methods: {
    /** Seconds since the last input anywhere on the system; null when it cannot tell. */
    systemIdle: { in: z.object({}), out: z.object({ seconds: z.number().nullable() }) },
    /** Replaces the page by the lock page in a fresh renderer; returns before it happens. */
    freshPage: { in: z.object({}), out: z.object({ asked: z.boolean() }) },
  },
  events: {
    /** The post must lock now. */
    mustLock: z.object({ why: z.enum(['lock-screen', 'suspend', 'session-end', 'user-switch']) }),
    /** The machine woke: look at the wall clock at once. */
    resumed: z.object({}),
  },
})
