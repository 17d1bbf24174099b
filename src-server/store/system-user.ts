import { execFileSync } from 'node:child_process'
import { PortalFailure } from './portal-failure.ts'

/** Under whom PostgreSQL runs. Null: under ourselves. */
export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

function lookUp(name: string): SystemUser | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

/** PostgreSQL refuses to run as root: root lends it the system's `postgres` user, made when missing. */
export function postgresUser(): SystemUser | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null
  const known = lookUp('postgres')
  if (known) return known
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' })
  } catch {
    // without useradd, the user that owns nothing will do
  }
  const found = lookUp('postgres') ?? lookUp('nobody')
  if (found) return found
  throw new PortalFailure(
    'no-system-user',
    'PostgreSQL ne peut pas fonctionner sous le compte root, et aucun compte « postgres » n’a pu être créé.',
  )
}
