import { fullRegistry, type PortalContext, type Registry } from './commands/portal-context.ts'
import { Refusal } from './commands/refusal.ts'
import { createServer } from './http/create-server.ts'
import { describeFault } from './http/describe-fault.ts'
import { openDatabase } from './store/database.ts'
import { openPostgres, type OpenPostgres } from './store/open-postgres.ts'
import { PortalFailure } from './store/portal-failure.ts'
import type { Database } from './store/tables.ts'
import { keepHouseDaily } from './sync/keep-house.ts'
import { openPokes } from './sync/pokes.ts'

export interface PortalOptions {
  readonly dataDir?: string
  readonly databaseUrl?: string
  readonly port: number
  /** Loopback by default: a reverse proxy brings TLS in front of it. */
  readonly host?: string
  readonly clock?: () => number
  readonly registry?: Registry
  /** UAI, when the base holds several schools. */
  readonly school?: string
  /** Behind a reverse proxy, believe the address that it forwards. */
  readonly trustProxy?: boolean
  /** Told of unexpected faults: a kind and a place, no data. */
  readonly onFault?: (fault: string) => void
}

export interface RunningPortal {
  readonly url: string
  readonly db: Database
  /** Resolves when PostgreSQL goes away under a running portal. */
  readonly lost: Promise<void>
  close(): Promise<void>
}

async function openBase(options: PortalOptions): Promise<OpenPostgres> {
  if (options.databaseUrl) return openPostgres({ databaseUrl: options.databaseUrl })
  if (options.dataDir) return openPostgres({ dataDir: options.dataDir })
  throw new PortalFailure('no-base', 'Il faut un dossier de données ou l’adresse d’une base PostgreSQL.')
}

/** The school that the portal answers for, found at the first request after it exists. */
function findSchool(db: Database, options: PortalOptions): () => Promise<PortalContext> {
  let found: PortalContext | null = null
  return async () => {
    if (found) return found
    const query = db.selectFrom('school_clock').select('school').orderBy('school').limit(1)
    const row = await (options.school ? query.where('school', '=', options.school) : query).executeTakeFirst()
    if (!row) throw new Refusal(503, 'no-school')
    found = {
      db,
      school: row.school,
      registry: options.registry ?? fullRegistry,
      clock: options.clock ?? Date.now,
    }
    return found
  }
}

/** Starts the whole portal: base, pokes, door. */
export async function startPortal(options: PortalOptions): Promise<RunningPortal> {
  const base = await openBase(options)
  const closers: (() => Promise<unknown>)[] = [() => base.close()]
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const db = await openDatabase(base.url)
    closers.push(() => db.destroy())
    const pokes = await openPokes(base.url)
    closers.push(() => pokes.close())
    const context = findSchool(db, options)
    const onFault = (error: unknown) => options.onFault?.(describeFault(error))
    const stopKeeping = keepHouseDaily(context, onFault)
    closers.push(() => Promise.resolve(stopKeeping()))
    const server = await createServer({
      context,
      pokes,
      clock: options.clock ?? Date.now,
      onFault,
      trustProxy: options.trustProxy ?? false,
    })
    closers.push(() => server.close())
    const url = await server.listen({ port: options.port, host: options.host ?? '127.0.0.1' })
    return { url, db, lost: base.ended, close }
  } catch (error) {
    await close()
    throw error
  }
}
