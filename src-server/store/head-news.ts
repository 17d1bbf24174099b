import { z } from 'zod'

/** What a commit tells the portals of its school, this process and the others (law S18). Workstations hear the head only. */
export const headNews = z.object({
  school: z.string(),
  head: z.int(),
  /** Scopes whose rows changed; null when it may concern anybody: many rows, or who teaches whom. */
  scopes: z.array(z.string()).readonly().nullable(),
})
export type HeadNews = z.infer<typeof headNews>
