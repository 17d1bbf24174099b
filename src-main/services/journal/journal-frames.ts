import { crc32 } from 'node:zlib'

export interface JournalEntry {
  readonly mid: number
  /** base64, as the window sealed it. */
  readonly sealed: string
}

const magic = Buffer.from('PJ1\n')
const headBytes = 20

/** One frame: magic (4), length of the sealed bytes (4), mid (8), CRC-32 of mid and bytes (4), sealed bytes. */
export function frameOf(entry: JournalEntry): Buffer {
  const sealed = Buffer.from(entry.sealed, 'base64')
  const frame = Buffer.alloc(headBytes + sealed.length)
  magic.copy(frame, 0)
  frame.writeUInt32LE(sealed.length, 4)
  frame.writeBigUInt64LE(BigInt(entry.mid), 8)
  sealed.copy(frame, headBytes)
  frame.writeUInt32LE(checksumOf(frame, sealed.length), 16)
  return frame
}

/**
 * Reads whole frames. After a damaged one it looks for the next magic: a torn write in the middle
 * (full disk, power cut) must not hide the commands written after it.
 */
export function readFrames(bytes: Buffer): { entries: JournalEntry[]; damaged: number } {
  const entries: JournalEntry[] = []
  let damaged = 0
  let at = 0
  while (at < bytes.length) {
    const entry = frameAt(bytes, at)
    if (entry !== null) {
      entries.push(entry)
      at += headBytes + Buffer.byteLength(entry.sealed, 'base64')
      continue
    }
    damaged += 1
    const next = bytes.indexOf(magic, at + 1)
    at = next === -1 ? bytes.length : next
  }
  return { entries, damaged }
}

function frameAt(bytes: Buffer, at: number): JournalEntry | null {
  if (at + headBytes > bytes.length || bytes.compare(magic, 0, 4, at, at + 4) !== 0) return null
  const length = bytes.readUInt32LE(at + 4)
  const end = at + headBytes + length
  if (end > bytes.length) return null
  const frame = bytes.subarray(at, end)
  if (frame.readUInt32LE(16) !== checksumOf(frame, length)) return null
  const mid = Number(frame.readBigUInt64LE(8))
  // A number that no workstation gives: the door would refuse the whole journal for it.
  if (mid < 1 || !Number.isSafeInteger(mid)) return null
  return { mid, sealed: frame.subarray(headBytes).toString('base64') }
}

function checksumOf(frame: Buffer, length: number): number {
  return crc32(frame.subarray(headBytes, headBytes + length), crc32(frame.subarray(4, 16)))
}
