import { TextDecoder } from 'node:util'
import { refuse } from './import-refused.ts'
import { refusalDetails } from './refusal-detail-labels.fr.ts'

const utf8Bom = [0xef, 0xbb, 0xbf]

/** Encodings that a school's files may announce, and the decoder of each. */
const knownEncodings: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-15': 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  latin9: 'iso-8859-15',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
}

function announcedIn(head: Buffer): string | null {
  const declaration = /^\s*<\?xml[^>]*?\?>/.exec(head.toString('latin1').replace(/^ï»¿/, ''))?.[0]
  return /encoding\s*=\s*["']([^"']*)["']/.exec(declaration ?? '')?.[1] ?? null
}

/** The encoding of an XML file by its declaration; UTF-8 when it has none (XML 1.0 §4.3.3). */
export function xmlEncoding(head: Buffer, file: string): string {
  const announced = announcedIn(head)
  const hasBom = utf8Bom.every((byte, index) => head[index] === byte)
  if (announced === null) return 'utf-8'
  const known = knownEncodings[announced.toLowerCase()]
  if (known === undefined)
    return refuse('wrong-encoding', file, {
      detail: refusalDetails.unknownEncoding(announced),
    })
  if (hasBom && known !== 'utf-8')
    return refuse('wrong-encoding', file, { detail: refusalDetails.isUtf8(announced) })
  return known
}

/**
 * Decodes bytes as they come. Refuses bytes that are not of the announced encoding: invalid UTF-8,
 * and an 8-bit encoding announced over bytes that are UTF-8 (every « é » would become « Ã© »).
 */
export async function* decodeText(
  chunks: AsyncIterable<Buffer>,
  encoding: string,
  file: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' })
  const isByte = encoding !== 'utf-8'
  const mislabelled = isByte ? utf8Watch() : null
  for await (const chunk of chunks) {
    mislabelled?.see(chunk)
    if (encoding === 'iso-8859-15' && hasByteIn(chunk, 0x80, 0xa0)) {
      refuse('wrong-encoding', file, { detail: refusalDetails.notLatin9 })
    }
    yield decodePart(decoder, chunk, file)
  }
  yield decodePart(decoder, null, file)
  if (mislabelled?.isUtf8() === true)
    refuse('wrong-encoding', file, { detail: refusalDetails.isUtf8(encoding) })
}

function decodePart(decoder: TextDecoder, chunk: Buffer | null, file: string): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch {
    return refuse('wrong-encoding', file, {
      detail: refusalDetails.notUtf8,
    })
  }
}

/** Whether a byte lies in [from, to): a plain loop, for files of many megabytes. */
function hasByteIn(chunk: Buffer, from: number, to: number): boolean {
  for (const byte of chunk) if (byte >= from && byte < to) return true
  return false
}

/** Whether bytes announced as 8-bit are all UTF-8, with at least one character beyond ASCII. */
function utf8Watch(): { see(chunk: Buffer): void; isUtf8(): boolean } {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isValid = true
  let hasWide = false
  const tryDecode = (decode: () => string) => {
    if (!isValid) return
    try {
      decode()
    } catch {
      isValid = false
    }
  }
  return {
    see(chunk) {
      hasWide ||= isValid && hasByteIn(chunk, 0x80, 0x100)
      tryDecode(() => decoder.decode(chunk, { stream: true }))
    },
    isUtf8() {
      tryDecode(() => decoder.decode())
      return isValid && hasWide
    },
  }
}

/** The whole of a short text file (calendar, iCalendar): UTF-8 when it is valid, else ISO-8859-15. */
export async function decodeWholeText(
  chunks: AsyncIterable<Buffer>,
  file: string,
  limitMb: number,
): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limitMb * 1_048_576) refuse('file-too-big', file, { limitMb })
    parts.push(chunk)
  }
  const bytes = Buffer.concat(parts)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('iso-8859-15').decode(bytes)
  }
}
