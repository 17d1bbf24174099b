import { z } from 'zod'

/** What a portal in a process of its own is told: which base, which school, and how far its clock is from the machine's. */
export const portalOrder = z.object({
  databaseUrl: z.string().optional(),
  dataDir: z.string().optional(),
  school: z.string().optional(),
  /** Milliseconds added to the machine's clock. */
  shiftMs: z.number().default(0),
})
export type PortalOrder = z.input<typeof portalOrder>

export const portalReady = z.object({ url: z.string() })
