import { createReadStream } from 'node:fs'

/** Bytes to import: a file given by a person, or one file of a zip given by a person. */
export interface ByteSource {
  /** The name of what the person gave, without its folder: what messages say. */
  readonly file: string
  /** The name inside the zip, null when the bytes are the file itself. */
  readonly inner: string | null
  chunks(): AsyncIterable<Buffer>
}

/** One file of a command line or of an upload. */
export interface GivenFile {
  readonly name: string
  /** The content, or the path of a file to read. */
  readonly bytes: Buffer | string
}

export async function* chunksOfGiven(given: GivenFile): AsyncGenerator<Buffer> {
  if (typeof given.bytes !== 'string') {
    for (let start = 0; start < given.bytes.length; start += 65_536)
      yield given.bytes.subarray(start, start + 65_536)
    return
  }
  for await (const chunk of createReadStream(given.bytes)) yield chunk as Buffer
}

export interface Peeked {
  /** The first bytes, at most about 64 KiB, at least 4 KiB unless the source is shorter. */
  readonly head: Buffer
  /** All the bytes, the head first. May be read once. */
  readonly chunks: AsyncIterable<Buffer>
}

/** Reads the first bytes without losing them: a source is read once only. */
export async function peek(chunks: AsyncIterable<Buffer>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let size = 0
  while (size < 4096) {
    const next = await iterator.next()
    if (next.done === true) break
    first.push(next.value)
    size += next.value.length
  }
  const head = Buffer.concat(first)
  return { head, chunks: startingWith(head, iterator) }
}

async function* startingWith(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}
