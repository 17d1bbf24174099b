import { dirname } from 'node:path'
import type { FilePort, OpenedFile } from '#main/services/file-port.ts'
import type { PersistencePoint } from './persistence.ts'

interface Inode {
  /** What a power cut cannot take. */
  synced: Buffer
  data: Buffer
  /** Truncated since the last sync: a power cut gives the old content back, or leaves some of the new. */
  isCut: boolean
}

/** A disk of files with a cache before it: what was not synced may be lost, torn or kept when the power goes. */
export interface SimFiles {
  readonly port: FilePort
  /** The power goes: the cache is lost, in whole or in part, as chance has it. */
  cutPower(): void
  /** What a reader would find now, without touching anything. */
  peek(path: string): Buffer | null
  remove(path: string): void
}

function emptyInode(): Inode {
  return { synced: Buffer.alloc(0), data: Buffer.alloc(0), isCut: false }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}

export function createSimFiles(point: PersistencePoint): SimFiles {
  let names = new Map<string, Inode>()
  let durableNames = new Map<string, Inode>()
  const { chance } = point

  const syncNames = () => {
    durableNames = new Map(names)
  }
  const inodeOf = (path: string, flags: string): Inode => {
    const known = names.get(path)
    if (known && flags !== 'w') return known
    if (flags.startsWith('r')) throw failure('ENOENT')
    const made = emptyInode()
    names.set(path, made)
    return made
  }
  const add = async (inode: Inode, bytes: Uint8Array) => {
    if (await point.pass('file-write')) {
      const part = chance.whole(bytes.length)
      inode.data = Buffer.concat([inode.data, bytes.subarray(0, part)])
      throw failure('ENOSPC')
    }
    inode.data = Buffer.concat([inode.data, bytes])
  }
  const truncate = async (inode: Inode, length: number) => {
    await point.pass('file-truncate')
    inode.data = inode.data.subarray(0, length)
    inode.isCut = true
  }
  const sync = async (inode: Inode) => {
    if (await point.pass('file-sync')) throw failure('EIO')
    inode.synced = inode.data
    inode.isCut = false
    await point.pass('file-synced')
  }
  const fileOf = (inode: Inode): OpenedFile => ({
    appendFile: (bytes) => add(inode, bytes),
    writeFile: (bytes) => add(inode, bytes),
    truncate: (length) => truncate(inode, length),
    datasync: () => sync(inode),
    sync: () => sync(inode),
    close: async () => undefined,
  })
  const folder: OpenedFile = {
    ...fileOf(emptyInode()),
    async sync() {
      await point.pass('folder-sync')
      syncNames()
    },
  }

  return {
    port: {
      async open(path, flags) {
        await point.pass('file-open')
        return [...names.keys()].some((name) => dirname(name) === path)
          ? folder
          : fileOf(inodeOf(path, flags))
      },
      async readFile(path) {
        await point.pass('file-read')
        const inode = names.get(path)
        if (!inode) throw failure('ENOENT')
        return inode.data
      },
      async rename(from, to) {
        await point.pass('file-rename')
        const inode = names.get(from)
        if (!inode) throw failure('ENOENT')
        names.delete(from)
        names.set(to, inode)
      },
      async rm(path) {
        await point.pass('file-rm')
        if (!names.delete(path)) throw failure('ENOENT')
      },
    },
    cutPower() {
      const left = new Map<string, Inode>()
      // Names reach the disk one by one unless their folder was synced: each is as before, or as after.
      for (const path of new Set([...names.keys(), ...durableNames.keys()])) {
        const [before, after] = [durableNames.get(path), names.get(path)]
        const found = before === after || chance.likely(0.5) ? after : before
        if (found) left.set(path, found)
      }
      for (const inode of new Set(left.values())) {
        if (inode.isCut) {
          const some = inode.data.subarray(0, chance.whole(inode.data.length + 1))
          inode.data = chance.likely(0.5) ? inode.synced : some
          inode.synced = inode.data
          inode.isCut = false
          continue
        }
        const tail = inode.data.length - inode.synced.length
        inode.data = inode.data.subarray(0, inode.synced.length + (tail > 0 ? chance.whole(tail + 1) : 0))
        inode.synced = inode.data
      }
      names = left
      durableNames = new Map(left)
    },
    peek: (path) => names.get(path)?.data ?? null,
    remove(path) {
      names.delete(path)
      durableNames.delete(path)
    },
  }
}
