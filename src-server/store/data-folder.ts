import { chmodSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where the portal keeps its base when nobody says: the user's own data folder, as each system has it. */
export function defaultDataFolder(
  environment: Environment = process.env,
  platform: string = process.platform,
): string {
  if (platform === 'win32') {
    return path.join(
      environment['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local'),
      'Pupitre',
      'portail',
    )
  }
  if (platform === 'darwin')
    return path.join(homedir(), 'Library', 'Application Support', 'Pupitre', 'portail')
  return path.join(
    environment['XDG_DATA_HOME'] || path.join(homedir(), '.local', 'share'),
    'pupitre',
    'portail',
  )
}

/** Makes the folder, closed to others. */
export function prepareDataFolder(folder: string): string {
  const full = path.resolve(folder)
  mkdirSync(full, { recursive: true, mode: 0o700 })
  if (process.platform !== 'win32') chmodSync(full, 0o700)
  return full
}
