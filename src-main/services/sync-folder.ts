import { open } from 'node:fs/promises'
import { platform } from 'node:process'

/** Makes a rename or a new file durable. Windows has no such call: NTFS journals its folders itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
