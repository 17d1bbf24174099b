import { open, readFile, rename, rm } from 'node:fs/promises'

/** What the services that must survive a power cut ask of the disk. Node's own by default; a simulation lends its own. */
export interface FilePort {
  open(path: string, flags: string, mode?: number): Promise<OpenedFile>
  readFile(path: string): Promise<Buffer>
  rename(from: string, to: string): Promise<void>
  rm(path: string): Promise<void>
}

export interface OpenedFile {
  appendFile(bytes: Uint8Array): Promise<void>
  writeFile(bytes: Uint8Array): Promise<void>
  truncate(length: number): Promise<void>
  datasync(): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

export const nodeFiles: FilePort = { open, readFile, rename, rm }
