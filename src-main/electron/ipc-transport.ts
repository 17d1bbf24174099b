import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import type { EventHub } from '#main/host/event-hub.ts'
import type { ServeCall } from '#main/host/serve-contract.ts'
import { isOwnAddress } from './app-address.ts'
import { callChannel, eventChannel } from './channels.ts'

/** The contract over Electron's IPC. Trusted is the main frame of our own window on our own address, and nothing else. */
export function openIpcTransport(
  serve: ServeCall,
  events: EventHub,
  window: () => BrowserWindow | null,
): () => void {
  ipcMain.handle(callChannel, (event, raw: unknown) => serve(raw, { isTrusted: isTrusted(event, window()) }))
  const unsubscribe = events.subscribe((message) => {
    const contents = window()?.webContents
    if (contents !== undefined && !contents.isDestroyed()) contents.send(eventChannel, message)
  })
  return () => {
    ipcMain.removeHandler(callChannel)
    unsubscribe()
  }
}

function isTrusted(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: BrowserWindow | null,
): boolean {
  const frame = event.senderFrame
  if (window === null || frame === null || event.sender !== window.webContents) return false
  return frame.parent === null && isOwnAddress(frame.url)
}
