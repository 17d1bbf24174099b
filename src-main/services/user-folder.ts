import { homedir, platform } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'

/** Folder of Pupitre's data for this person on this machine: local, never roaming. */
export function userFolder(): string {
  switch (platform()) {
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Pupitre')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Pupitre')
    default:
      return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'pupitre')
  }
}
