import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { prepareCluster, readSecret, writeSecret } from './cluster.ts'
import { prepareDataFolder } from './data-folder.ts'
import { lockDataFolder } from './data-lock.ts'
import { PortalFailure } from './portal-failure.ts'
import { runCluster } from './run-cluster.ts'
import { stopStalePostmaster } from './stale-postmaster.ts'

/** A PostgreSQL to talk to. `close` stops it when it is ours. */
export interface OpenPostgres {
  readonly url: string
  /** Resolves if PostgreSQL goes away by itself; never for a server that is not ours. */
  readonly ended: Promise<void>
  close(): Promise<void>
}

export type PostgresPlace =
  | {
      readonly dataDir: string
      /** A command beside a running portal uses its base; a second portal is refused. */
      readonly join?: boolean
      /** False in tests only. */
      readonly durable?: boolean
    }
  | { readonly databaseUrl: string }

const never = new Promise<void>(() => undefined)

function urlOf(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The base of the portal that holds this folder; it may be starting still. */
async function joinRunning(dataFolder: string): Promise<OpenPostgres> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const secret = readSecret(dataFolder)
    const url = secret && secret.port > 0 ? urlOf(secret.port, secret.password) : null
    if (url && (await answers(url))) return { url, ended: never, close: () => Promise.resolve() }
    await delay(250)
  }
  throw new PortalFailure(
    'base-unreachable',
    `Un autre programme tient le dossier ${dataFolder}, mais sa base ne répond pas.`,
  )
}

/**
 * Opens the school's base: PostgreSQL embedded in a data folder, under a guard so that it never outlives
 * us, or a server of one's own.
 * @throws PortalFailure when another portal holds the folder
 */
export async function openPostgres(place: PostgresPlace): Promise<OpenPostgres> {
  if ('databaseUrl' in place) return { url: place.databaseUrl, ended: never, close: () => Promise.resolve() }
  const dataFolder = prepareDataFolder(place.dataDir)
  const lock = await lockDataFolder(dataFolder)
  if (!lock) {
    if (place.join) return joinRunning(dataFolder)
    throw new PortalFailure(
      'data-folder-taken',
      `Un portail fonctionne déjà sur le dossier ${dataFolder}. Arrêtez-le, ou donnez un autre dossier avec --data.`,
    )
  }
  try {
    await stopStalePostmaster(`${dataFolder}/cluster`)
    const { cluster, password } = prepareCluster(dataFolder)
    const running = await runCluster(cluster, place.durable ?? true)
    writeSecret(dataFolder, { password, port: running.port })
    const close = async () => {
      await running.stop()
      await lock.release()
    }
    return { url: urlOf(running.port, password), ended: running.ended, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}
