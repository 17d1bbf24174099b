import { platform } from 'node:process'
import { nodeFiles, type FilePort } from './file-port.ts'

/** Makes a rename or a new file durable. Windows has no such call: NTFS journals its folders itself. */
export async function syncFolder(folder: string, files: FilePort = nodeFiles): Promise<void> {
  if (platform === 'win32') return
  const handle = await files.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
