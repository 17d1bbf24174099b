import { basename } from 'node:path'
import { chunksOfGiven, peek, type ByteSource, type GivenFile } from './byte-source.ts'
import { decodeSource } from './decode-source.ts'
import type { DecodedFile } from './decoded-file.ts'
import { ImportRefused, refuse } from './import-refused.ts'
import { sniffContent } from './sniff-content.ts'
import { unzipFiles } from './unzip-files.ts'
import { refusalDetails } from './refusal-detail-labels.fr.ts'

/**
 * Opens and decodes every file given, zips included, in the order given.
 * @throws ImportRefused at the first that cannot be taken
 */
export async function readGivenFiles(files: readonly GivenFile[]): Promise<DecodedFile[]> {
  const decoded: DecodedFile[] = []
  for (const given of files) {
    const named = { ...given, name: basename(given.name.replaceAll('\\', '/')) }
    for await (const source of sourcesOf(named)) decoded.push(await decodeSource(source))
  }
  return decoded
}

async function* sourcesOf(given: GivenFile): AsyncGenerator<ByteSource> {
  if (sniffContent(await headOf(given)) !== 'zip') {
    yield { file: given.name, inner: null, chunks: () => chunksOfGiven(given) }
    return
  }
  let count = 0
  for await (const source of unzipFiles(given)) {
    count += 1
    yield source
  }
  if (count === 0) refuse('empty-file', given.name)
}

async function headOf(given: GivenFile): Promise<Buffer> {
  try {
    return (await peek(chunksOfGiven(given))).head
  } catch (error) {
    if (error instanceof ImportRefused) throw error
    return refuse('not-readable', given.name, { detail: reasonOf(error) })
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT') return refusalDetails.missing
  if (code === 'EACCES' || code === 'EPERM') return refusalDetails.forbidden
  if (code === 'EISDIR') return refusalDetails.folder
  return refusalDetails.disk
}
