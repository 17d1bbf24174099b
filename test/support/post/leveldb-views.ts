import { zstdDecompressSync } from 'node:zlib'
import { readVarint, unsnap } from './unsnap.ts'

const tableMagic = Buffer.from('57fb808b247547db', 'hex')
const logBlock = 32_768
const logHead = 7

/** What a file of LevelDB holds once unpacked: its records put together, its blocks without their packing. */
export function levelDbViews(name: string, bytes: Buffer): readonly Buffer[] {
  if (/\.(ldb|sst)$/.test(name)) return tableBlocks(bytes)
  if (/\/(\d+\.log|MANIFEST-\d+)$/.test(name)) return [logRecords(bytes)]
  return []
}

/** A log cuts a long record at each 32 KiB: the pieces, one behind the other. */
export function logRecords(bytes: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let block = 0; block < bytes.length; block += logBlock) {
    const end = Math.min(block + logBlock, bytes.length)
    for (let at = block; at + logHead <= end;) {
      const length = bytes.readUInt16LE(at + 4)
      pieces.push(bytes.subarray(at + logHead, Math.min(at + logHead + length, end)))
      at += logHead + length
    }
  }
  return Buffer.concat(pieces)
}

/** Each block of a table, unpacked; the index, at the end, says where they lie. */
export function tableBlocks(bytes: Buffer): Buffer[] {
  if (bytes.length < 48 || !bytes.subarray(-8).equals(tableMagic)) return []
  const foot = bytes.subarray(-48)
  const metaAt = readVarint(foot, 0)
  const metaSize = readVarint(foot, metaAt.next)
  const indexAt = readVarint(foot, metaSize.next)
  const indexSize = readVarint(foot, indexAt.next)
  const index = unpacked(bytes, indexAt.value, indexSize.value)
  if (!index) return []
  return [index, ...handlesOf(index).flatMap(({ at, size }) => unpacked(bytes, at, size) ?? [])]
}

function unpacked(bytes: Buffer, at: number, size: number): Buffer | null {
  const block = bytes.subarray(at, at + size)
  const kind = bytes[at + size]
  if (kind === 1) return unsnap(block)
  return kind === 2 ? zstdDecompressSync(block) : block
}

function handlesOf(index: Buffer): { at: number; size: number }[] {
  if (index.length < 4) return []
  const restarts = index.readUInt32LE(index.length - 4)
  const end = index.length - 4 - restarts * 4
  const handles: { at: number; size: number }[] = []
  for (let at = 0; at < end;) {
    const shared = readVarint(index, at)
    const own = readVarint(index, shared.next)
    const length = readVarint(index, own.next)
    const value = length.next + own.value
    const place = readVarint(index, value)
    handles.push({ at: place.value, size: readVarint(index, place.next).value })
    at = value + length.value
  }
  return handles
}
