import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { preloadDoorName } from '#shared/bridge/contract.ts'
import { callChannel, eventChannel } from './channels.ts'

type Listener = (message: unknown) => void

/** The door of the page: one function to call, one to listen. No Electron object passes. */
contextBridge.exposeInMainWorld(preloadDoorName, {
  call: (message: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel, message),
  listen: (listener: Listener): (() => void) => {
    const hear = (_event: IpcRendererEvent, message: unknown) => listener(message)
    ipcRenderer.on(eventChannel, hear)
    return () => ipcRenderer.off(eventChannel, hear)
  },
})
