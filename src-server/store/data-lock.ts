import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface DataLock {
  release(): Promise<void>
}

/**
 * A name that the kernel frees with its holder, even killed: an abstract socket on Linux, a named pipe on
 * Windows. Elsewhere a socket file, taken over when nobody answers on it.
 */
function lockName(folder: string): string {
  const mark = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)
  if (process.platform === 'linux') return `\0pupitre-${mark}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\pupitre-${mark}`
  return path.join(tmpdir(), `pupitre-${mark}.sock`)
}

function listen(name: string): Promise<DataLock | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(name, () => {
      server.unref()
      resolve({ release: () => new Promise((done) => server.close(() => done())) })
    })
  })
}

function isAnswered(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(name)
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
}

/** Takes the data folder for this process, or answers null when another one lives on it. */
export async function lockDataFolder(folder: string): Promise<DataLock | null> {
  const name = lockName(folder)
  const lock = await listen(name)
  if (lock || name.startsWith('\0') || name.startsWith('\\') || (await isAnswered(name))) return lock
  rmSync(name, { force: true })
  return listen(name)
}
