import { dirname } from 'node:path'
import { nodeFiles, type FilePort } from './file-port.ts'
import { syncFolder } from './sync-folder.ts'

/** Writes beside, fsyncs, renames, fsyncs the folder: the old content or the new one, never half of either. */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  files: FilePort = nodeFiles,
): Promise<void> {
  const beside = `${path}.new`
  const handle = await files.open(beside, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await files.rename(beside, path)
  await syncFolder(dirname(path), files)
}
