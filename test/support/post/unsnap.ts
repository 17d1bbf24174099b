/** Unpacks a block that Snappy packed, as LevelDB's tables are; null when it is no such block. */
export function unsnap(packed: Buffer): Buffer | null {
  const { value: length, next } = readVarint(packed, 0)
  if (length > 64 * 1024 * 1024) return null
  const out = Buffer.alloc(length)
  let [at, to] = [next, 0]
  while (at < packed.length && to < length) {
    const tag = packed[at] as number
    const kind = tag & 3
    if (kind === 0) {
      const extra = tag >> 2 < 60 ? 0 : (tag >> 2) - 59
      const size = (extra === 0 ? tag >> 2 : readLittle(packed, at + 1, extra)) + 1
      if (to + size > length) return null
      packed.copy(out, to, at + 1 + extra, at + 1 + extra + size)
      at += 1 + extra + size
      to += size
      continue
    }
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const offset =
      kind === 1 ? ((tag >> 5) << 8) | (packed[at + 1] ?? 0) : readLittle(packed, at + 1, kind === 2 ? 2 : 4)
    if (offset === 0 || offset > to || to + size > length) return null
    for (let one = 0; one < size; one++) out[to + one] = out[to - offset + one] as number
    at += kind === 1 ? 2 : kind === 2 ? 3 : 5
    to += size
  }
  return to === length ? out : null
}

export function readVarint(bytes: Buffer, from: number): { value: number; next: number } {
  let [value, scale, at] = [0, 1, from]
  for (;;) {
    const byte = bytes[at] ?? 0
    value += (byte & 0x7f) * scale
    at += 1
    if (byte < 0x80 || at - from > 9) return { value, next: at }
    scale *= 128
  }
}

function readLittle(bytes: Buffer, at: number, count: number): number {
  let value = 0
  for (let one = count - 1; one >= 0; one--) value = value * 256 + (bytes[at + one] ?? 0)
  return value
}
