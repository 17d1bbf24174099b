import { argv } from 'node:process'
import { fullRegistry } from '#server/commands/portal-context.ts'
import { createServer } from '#server/http/create-server.ts'
import { describeFault } from '#server/http/describe-fault.ts'
import { openDatabase } from '#server/store/database.ts'
import { openPokes } from '#server/sync/pokes.ts'
import { shardOrder } from './shard-order.ts'

/**
 * Many schools in one process, on one PostgreSQL: the portal's own doors, one a school, upon one pool of connections
 * and one listener. This is how a shard would be built; today's `portal serve` answers for one school.
 */
const { databaseUrl, schools, shiftMs } = shardOrder.parse(JSON.parse(argv[2] ?? '{}'))
const clock = () => Date.now() + shiftMs
const db = await openDatabase(databaseUrl)
const pokes = await openPokes(databaseUrl)
const servers = await Promise.all(
  schools.map((school) => {
    const context = { db, school, registry: fullRegistry, clock }
    const onFault = (error: unknown) => console.error(describeFault(error))
    return createServer({ context: () => Promise.resolve(context), pokes, clock, onFault })
  }),
)
const urls = await Promise.all(servers.map((server) => server.listen({ port: 0, host: '127.0.0.1' })))
process.send?.({ urls })
process.once('disconnect', () => void close())

async function close(): Promise<void> {
  await Promise.all(servers.map((server) => server.close()))
  await pokes.close()
  await db.destroy()
  process.exit(0)
}
