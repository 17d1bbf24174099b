import { dirname } from 'node:path'
import { nodeFiles, type FilePort } from './file-port.ts'
import { syncFolder } from './sync-folder.ts'

/** Removes a file and makes its absence durable. True when there was one. */
export async function eraseFile(path: string, files: FilePort = nodeFiles): Promise<boolean> {
  try {
    await files.rm(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  await syncFolder(dirname(path), files)
  return true
}
