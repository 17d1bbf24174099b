import type { FilePort } from './file-port.ts'

/** Takes all content away, durably; whoever has the file open for appending goes on. Nothing to do when there is none. */
export async function emptyFile(path: string, files: FilePort): Promise<void> {
  // Windows empties no file through a handle that only appends: one of its own.
  const handle = await files.open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  try {
    await handle?.truncate(0)
    await handle?.datasync()
  } finally {
    await handle?.close()
  }
}
