import { app } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { userFolder } from '#main/services/user-folder.ts'

export interface DataFolders {
  readonly local: string
  readonly logs: string
  readonly config: string
}

/**
 * Before `ready`: everything big or secret goes to a folder that does not roam, because Windows copies roaming
 * profiles over the school's network at each opening; the few settings stay in the roaming one.
 */
export function placeData(profile: string | null): DataFolders {
  const folder = profile ?? join(userFolder(), 'poste')
  if (profile !== null) place('userData', join(profile, 'settings'))
  place('sessionData', join(folder, 'electron'))
  place('crashDumps', join(folder, 'electron', 'crashes'))
  app.setAppLogsPath(join(folder, 'logs'))
  return { local: join(folder, 'host'), logs: join(folder, 'logs'), config: app.getPath('userData') }
}

/** Electron refuses a folder that does not exist. */
function place(name: 'userData' | 'sessionData' | 'crashDumps', folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  app.setPath(name, folder)
}
