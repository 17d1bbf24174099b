import type { Buffer } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl'
import type { ByteSource, GivenFile } from './byte-source.ts'
import { ImportRefused, refuse } from './import-refused.ts'
import { refusalDetails } from './refusal-detail-labels.fr.ts'

/** Beyond these an archive is a bomb, not an export: measured while inflating, whatever the headers say. */
export const zipLimits = { totalBytes: 200 * 1_048_576, ratio: 100, entries: 1000 } as const

/** How much of an archive has been inflated so far. */
interface Budget {
  spent: number
}

/**
 * The files of a zip, in its order, to be read one after the other. Every name is checked before the
 * first byte is inflated.
 */
export async function* unzipFiles(given: GivenFile): AsyncGenerator<ByteSource> {
  const zip = await openZip(given)
  try {
    const entries = await entriesOf(zip, given.name)
    for (const { name } of entries) checkName(name, given.name)
    const budget: Budget = { spent: 0 }
    for (const { entry, name } of entries) {
      if (isIgnored(name)) continue
      if (entry.isEncrypted()) refuse('encrypted-zip', given.name)
      yield { file: given.name, inner: name, chunks: () => inflate(zip, entry, given.name, budget) }
    }
  } finally {
    zip.close()
  }
}

async function openZip(given: GivenFile): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false }
  try {
    return typeof given.bytes === 'string'
      ? await openPromise(given.bytes, options)
      : await fromBufferPromise(given.bytes, options)
  } catch {
    return refuse('broken-zip', given.name, { detail: refusalDetails.zipDirectory })
  }
}

async function entriesOf(zip: ZipFile, file: string): Promise<{ entry: Entry; name: string }[]> {
  const entries: { entry: Entry; name: string }[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push({ entry, name: nameOf(entry) })
      if (entries.length > zipLimits.entries)
        refuse('zip-too-big', file, { limit: `${zipLimits.entries} fichiers` })
    }
  } catch (error) {
    if (error instanceof ImportRefused) throw error
    refuse('broken-zip', file, { detail: refusalDetails.zipDirectory })
  }
  return entries
}

function nameOf(entry: Entry): string {
  // decodeStrings is off: yauzl gives bytes, and would otherwise turn a backslash into a slash unseen.
  const raw = entry.fileName as unknown as Buffer
  return raw.toString((entry.generalPurposeBitFlag & 0x800) === 0 ? 'latin1' : 'utf8')
}

function checkName(name: string, file: string): void {
  const escapes =
    name.includes('\\') ||
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    name.includes('\0') ||
    name.split('/').includes('..')
  if (escapes) refuse('zip-path-escape', file, { entry: name.replaceAll('\0', '') })
}

function isIgnored(name: string): boolean {
  return name.endsWith('/') || name.startsWith('__MACOSX/') || name.endsWith('.DS_Store')
}

async function* inflate(zip: ZipFile, entry: Entry, file: string, budget: Budget): AsyncGenerator<Buffer> {
  let size = 0
  let checksum = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) {
      const bytes = chunk as Buffer
      size += bytes.length
      budget.spent += bytes.length
      checksum = crc32(bytes, checksum)
      checkBudget(size, entry, budget, file)
      yield bytes
    }
  } catch (error) {
    if (error instanceof ImportRefused) throw error
    refuse('broken-zip', file, { detail: refusalDetails.zipContent })
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) {
    refuse('broken-zip', file, { detail: refusalDetails.zipChecksum })
  }
}

function checkBudget(size: number, entry: Entry, budget: Budget, file: string): void {
  if (budget.spent > zipLimits.totalBytes) refuse('zip-too-big', file, { limit: '200 Mo' })
  if (size > entry.compressedSize * zipLimits.ratio)
    refuse('zip-too-big', file, { limit: `${zipLimits.ratio} fois sa taille` })
}
