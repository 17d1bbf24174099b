import { assertNever } from '#shared/kernel/assert-never.ts'
import { decodeCalendarCsv } from '#server/import/decoding/decode-calendar-csv.ts'
import { decodeCalendarJson } from '#server/import/decoding/decode-calendar-json.ts'
import { decodeEleves } from '#server/import/decoding/decode-eleves.ts'
import { decodeIcalendar } from '#server/import/decoding/decode-icalendar.ts'
import { decodeNomenclature } from '#server/import/decoding/decode-nomenclature.ts'
import { decodeResponsables } from '#server/import/decoding/decode-responsables.ts'
import { decodeStructures } from '#server/import/decoding/decode-structures.ts'
import { decodeSts } from '#server/import/decoding/decode-sts.ts'
import type { FileDecoder } from '#server/import/decoding/file-decoder.ts'
import { peek, type ByteSource, type Peeked } from './byte-source.ts'
import { decodeWholeText } from './decode-text.ts'
import type { DecodedFile } from './decoded-file.ts'
import { isKnownRoot, knownRoots } from './file-kinds.ts'
import { refuse } from './import-refused.ts'
import { readXml } from './read-xml.ts'
import { sniffContent } from './sniff-content.ts'
import { wrongRoots } from './wrong-file-labels.fr.ts'
import { foundInstead, refusalDetails } from './refusal-detail-labels.fr.ts'

const textLimitMb = 30

/** Recognises one file from its content and decodes it. */
export async function decodeSource(source: ByteSource): Promise<DecodedFile> {
  const peeked = await peek(source.chunks())
  const { file } = source
  const kind = sniffContent(peeked.head)
  switch (kind) {
    case 'xml':
      return decodeXml(peeked, file)
    case 'json':
      return decodeCalendarJson(await decodeWholeText(peeked.chunks, file, textLimitMb), file)
    case 'icalendar':
      return decodeIcalendar(await decodeWholeText(peeked.chunks, file, textLimitMb), file)
    case 'text':
      return decodeCalendarCsv(await decodeWholeText(peeked.chunks, file, textLimitMb), file)
    case 'html':
      return refuse('html-instead-of-xml', file)
    case 'empty':
      return refuse('empty-file', file)
    case 'utf-16':
      return refuse('wrong-encoding', file, { detail: refusalDetails.utf16 })
    case 'zip':
      return refuse('wrong-file', file, foundInstead.innerZip)
    case 'binary':
      return refuse('wrong-file', file, foundInstead.binary)
    default:
      return assertNever(kind)
  }
}

async function decodeXml(peeked: Peeked, file: string): Promise<DecodedFile> {
  let decoder: FileDecoder<DecodedFile> | null = null
  await readXml(peeked, file, (root) => {
    decoder = decoderFor(root, file)
    return decoder
  })
  // readXml refuses a file without a root element.
  return (decoder as FileDecoder<DecodedFile> | null)?.done() ?? refuse('empty-file', file)
}

function decoderFor(root: string, file: string): FileDecoder<DecodedFile> {
  if (!isKnownRoot(root)) {
    if (root.toLowerCase() === 'html') refuse('html-instead-of-xml', file)
    return refuse('wrong-file', file, wrongRoots[root] ?? foundInstead.root(root.slice(0, 60)))
  }
  const kind = knownRoots[root]
  switch (kind) {
    case 'eleves':
      return decodeEleves(file)
    case 'responsables':
      return decodeResponsables(file)
    case 'structures':
      return decodeStructures(file)
    case 'nomenclature':
      return decodeNomenclature(file)
    case 'sts':
    case 'edt':
      return decodeSts(kind, file)
    default:
      return assertNever(kind)
  }
}
