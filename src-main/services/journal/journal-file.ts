import { dirname } from 'node:path'
import { emptyFile } from '#main/services/empty-file.ts'
import { eraseFile } from '#main/services/erase-file.ts'
import { nodeFiles, type FilePort, type OpenedFile } from '#main/services/file-port.ts'
import { replaceFile } from '#main/services/replace-file.ts'
import { syncFolder } from '#main/services/sync-folder.ts'
import { frameOf, readFrames, type JournalEntry } from './journal-frames.ts'

export interface JournalFile {
  /** Resolves after fsync, with the bytes written. */
  append(entries: readonly JournalEntry[]): Promise<number>
  read(): Promise<{ entries: JournalEntry[]; damaged: number }>
  truncate(upToMid: number): Promise<number>
  erase(): Promise<boolean>
  /** Lets go of the open file, after what is being written. The next append opens it again. */
  close(): Promise<void>
}

/** One journal, one operation at a time: an append never meets the rename of a truncate. */
export function createJournalFile(path: string, files: FilePort = nodeFiles): JournalFile {
  const inTurn = oneAtATime()
  let handle: OpenedFile | null = null

  async function openForAppend(): Promise<OpenedFile> {
    if (handle !== null) return handle
    handle = await files.open(path, 'a', 0o600)
    await syncFolder(dirname(path), files)
    return handle
  }

  async function closeHandle(): Promise<void> {
    const open = handle
    handle = null
    await open?.close()
  }

  async function append(entries: readonly JournalEntry[]): Promise<number> {
    const bytes = Buffer.concat(entries.map(frameOf))
    try {
      const file = await openForAppend()
      await file.appendFile(bytes)
      await file.datasync()
    } catch (error) {
      await closeHandle()
      throw error
    }
    return bytes.length
  }

  async function truncate(upToMid: number): Promise<number> {
    const { entries } = await readWhole(path, files)
    const kept = entries.filter((entry) => entry.mid > upToMid)
    if (kept.length === 0) {
      // Nothing waits, as after every push in class: the file that is open stays, and the next mark finds it ready.
      await emptyFile(path, files)
      return 0
    }
    await closeHandle()
    await replaceFile(path, Buffer.concat(kept.map(frameOf)), files)
    return kept.length
  }

  async function erase(): Promise<boolean> {
    await closeHandle()
    return eraseFile(path, files)
  }

  return {
    append: (entries) => inTurn(() => append(entries)),
    read: () => inTurn(() => readWhole(path, files)),
    truncate: (upToMid) => inTurn(() => truncate(upToMid)),
    erase: () => inTurn(erase),
    close: () => inTurn(closeHandle),
  }
}

async function readWhole(
  path: string,
  files: FilePort,
): Promise<{ entries: JournalEntry[]; damaged: number }> {
  try {
    return readFrames(await files.readFile(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { entries: [], damaged: 0 }
    throw error
  }
}

function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}
