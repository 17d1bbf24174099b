import { ipcMain } from 'electron'
import Store from 'electron-store'
import type { PostConfigStore } from '#main/services/ports.ts'
import { postConfig } from '#main/services/post/post-config.ts'

/** The post's settings, kept by electron-store in the settings folder. */
export function createElectronConfig(folder: string): PostConfigStore {
  const store = new Store<Record<string, unknown>>({ name: 'poste', cwd: folder, clearInvalidConfig: true })
  // electron-store opens a channel that tells any page where data lives; no page of ours needs it.
  ipcMain.removeAllListeners('electron-store-get-data')
  return {
    read: () => postConfig.parse(store.store),
    write: (change) => store.set(change),
  }
}
