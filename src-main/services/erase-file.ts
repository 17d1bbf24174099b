import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from './sync-folder.ts'

/** Removes a file and makes its absence durable. True when there was one. */
export async function eraseFile(path: string): Promise<boolean> {
  try {
    await rm(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  await syncFolder(dirname(path))
  return true
}
