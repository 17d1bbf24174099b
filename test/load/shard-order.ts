import { z } from 'zod'

/** What a shard is told: the base that its schools share, and which they are. */
export const shardOrder = z.object({
  databaseUrl: z.string(),
  schools: z.array(z.string()),
  shiftMs: z.number(),
})
export type ShardOrder = z.infer<typeof shardOrder>

/** One door a school, in the order asked. */
export const shardReady = z.object({ urls: z.array(z.string()) })
