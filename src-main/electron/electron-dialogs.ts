import { app, dialog, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { Dialogs } from '#main/services/ports.ts'
import { hostWords } from '#main/services/post/host-labels.fr.ts'

/** The system's own dialogs, attached to the window. */
export function createElectronDialogs(window: () => BrowserWindow | null): Dialogs {
  return {
    askWhereToSave: async (suggestedName) => {
      const options = { defaultPath: join(app.getPath('documents'), suggestedName) }
      const parent = window()
      const asked = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options))
      return asked.canceled ? null : asked.filePath
    },
    askForFiles: async ({ accept, multiple }) => {
      const properties: ('openFile' | 'multiSelections')[] = multiple
        ? ['openFile', 'multiSelections']
        : ['openFile']
      const options = {
        properties,
        filters: [{ name: 'Fichiers', extensions: accept.map((end) => end.replace(/^\./, '')) }],
      }
      const parent = window()
      const asked = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options))
      return asked.canceled ? [] : asked.filePaths
    },
    confirmAddress: async (address) => {
      const options = {
        type: 'question' as const,
        message: hostWords.openAddress,
        detail: address,
        buttons: [hostWords.open, hostWords.cancel],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      }
      const parent = window()
      const { response } = await (parent === null
        ? dialog.showMessageBox(options)
        : dialog.showMessageBox(parent, options))
      return response === 0
    },
  }
}
