import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  lchownSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { PortalFailure } from './portal-failure.ts'
import { binariesFolder, binary, isReachable } from './postgres-binaries.ts'
import { postgresUser, type SystemUser } from './system-user.ts'

/** A PostgreSQL cluster on disk and how to run it. */
export interface Cluster {
  readonly folder: string
  readonly binaries: string
  readonly user: SystemUser | null
  /** Out of the system user's reach by its path: handed over as an open descriptor, number 3 of the child. */
  readonly byDescriptor: boolean
}

const secretSchema = z.object({ password: z.string().min(20), port: z.int() })
export type ClusterSecret = z.infer<typeof secretSchema>

export function readSecret(dataFolder: string): ClusterSecret | null {
  const file = path.join(dataFolder, 'base.json')
  if (!existsSync(file)) return null
  return secretSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

export function writeSecret(dataFolder: string, secret: ClusterSecret): void {
  const file = path.join(dataFolder, 'base.json')
  writeFileSync(`${file}.new`, JSON.stringify(secret), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

/** The path by which PostgreSQL itself opens its folder. */
export function folderForPostgres(cluster: Cluster): string {
  return cluster.byDescriptor ? '/proc/self/fd/3' : cluster.folder
}

function giveTo(user: SystemUser, folder: string): void {
  if (statSync(folder).uid === user.uid) return
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(folder, entry), user.uid, user.gid)
  }
  chownSync(folder, user.uid, user.gid)
}

function initialise(cluster: Cluster, password: string): void {
  const passwordFile = path.join(tmpdir(), `pupitre-${randomBytes(12).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' })
  if (cluster.user) chownSync(passwordFile, cluster.user.uid, cluster.user.gid)
  const descriptor = openSync(cluster.folder, 'r')
  try {
    const done = spawnSync(
      binary(cluster.binaries, 'initdb'),
      ['-D', folderForPostgres(cluster), `--pwfile=${passwordFile}`, ...initdbFlags],
      {
        ...cluster.user,
        cwd: cluster.user ? '/' : cluster.folder,
        stdio: ['ignore', 'ignore', 'pipe', descriptor],
        env: { ...process.env, LC_ALL: 'C' },
      },
    )
    if (done.status !== 0) {
      const why = done.error?.message ?? String(done.stderr).trim().split('\n')[0]
      throw new PortalFailure('initdb-failed', `La base PostgreSQL n’a pas pu être créée\u00a0: ${why}`)
    }
  } finally {
    closeSync(descriptor)
    rmSync(passwordFile, { force: true })
  }
}

const initdbFlags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C']

/** Makes the cluster beside its place and moves it there when complete: a creation cut short is begun again. */
function createCluster(dataFolder: string, place: Cluster): string {
  const fresh = path.join(dataFolder, 'cluster.new')
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  if (place.user) giveTo(place.user, fresh)
  const password = randomBytes(24).toString('base64url')
  initialise({ ...place, folder: fresh }, password)
  writeSecret(dataFolder, { password, port: 0 })
  renameSync(fresh, place.folder)
  return password
}

/** Finds the cluster of a data folder, or creates it. */
export function prepareCluster(dataFolder: string): { cluster: Cluster; password: string } {
  const user = postgresUser()
  const folder = path.join(dataFolder, 'cluster')
  const byDescriptor = user !== null && !isReachable(folder)
  const cluster: Cluster = { folder, user, binaries: binariesFolder(user), byDescriptor }
  if (!existsSync(folder)) return { cluster, password: createCluster(dataFolder, cluster) }
  const secret = readSecret(dataFolder)
  if (secret === null) {
    throw new PortalFailure(
      'secret-lost',
      `Le fichier base.json manque dans ${dataFolder}\u00a0: la base ne peut pas être ouverte sans lui.`,
    )
  }
  if (user) giveTo(user, folder)
  return { cluster, password: secret.password }
}
