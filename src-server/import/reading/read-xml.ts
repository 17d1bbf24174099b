import { SaxesParser } from 'saxes'
import { ImportRefused, refuse } from './import-refused.ts'
import { decodeText, xmlEncoding } from './decode-text.ts'
import type { Peeked } from './byte-source.ts'
import type { XmlNode } from './xml-node.ts'
import { refusalDetails } from './refusal-detail-labels.fr.ts'

/** What reads one kind of file: told of each row whole, in the order of the file. */
export interface RowReader {
  /** Names of the elements that are rows. A row inside a row belongs to the outer one. */
  readonly rows: ReadonlySet<string>
  take(row: XmlNode, line: number): void
}

interface OpenNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlNode[]
  text: string
}

const deepest = 40
const longestMb = 200
/** Characters of one row: the largest real ones, a division with its services, stay under 300,000. */
const rowLimit = 8_000_000

/**
 * Reads XML as it comes, keeping one row at a time.
 * @param openRoot answers the reader for a root element, or refuses it
 */
export async function readXml(
  peeked: Peeked,
  file: string,
  openRoot: (root: string) => RowReader,
): Promise<void> {
  const { parser, close } = rowParser(file, openRoot)
  const encoding = xmlEncoding(peeked.head, file)
  let length = 0
  for await (const text of decodeText(peeked.chunks, encoding, file)) {
    length += text.length
    if (length > longestMb * 1_048_576) refuse('file-too-big', file, { limitMb: longestMb })
    parser.write(text)
  }
  close()
}

function rowParser(file: string, openRoot: (root: string) => RowReader) {
  const parser = new SaxesParser({ xmlns: false })
  const open: OpenNode[] = []
  let depth = 0
  let rowLength = 0
  let reader: RowReader | null = null
  parser.on('error', (error) => refuseMalformed(error, parser.line, file))
  parser.on('doctype', () => refuse('dtd-or-entity', file, { line: parser.line }))
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > deepest) refuse('malformed-xml', file, { line: parser.line, detail: refusalDetails.tooDeep })
    reader ??= openRoot(tag.name)
    if (open.length > 0 || reader.rows.has(tag.name)) {
      open.push({ name: tag.name, attributes: tag.attributes, children: [], text: '' })
    }
  })
  const addText = (text: string) => {
    const node = open.at(-1)
    if (node === undefined) return
    rowLength += text.length
    if (rowLength > rowLimit)
      refuse('malformed-xml', file, { line: parser.line, detail: refusalDetails.tooLong })
    node.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    depth -= 1
    const node = open.pop()
    if (node === undefined) return
    const parent = open.at(-1)
    if (parent === undefined) {
      rowLength = 0
      reader?.take(node, parser.line)
    } else parent.children.push(node)
  })
  return { parser, close: () => parser.close() }
}

function refuseMalformed(error: Error, line: number, file: string): never {
  if (error instanceof ImportRefused) throw error
  const said = error.message.replace(/^\d+:\d+: /, '')
  if (/undefined entity|DTD|doctype/i.test(said)) refuse('dtd-or-entity', file, { line })
  return refuse('malformed-xml', file, { line, detail: frenchDetail(said) })
}

function frenchDetail(said: string): string {
  const unclosed = /unclosed tag: (\S+)/.exec(said)?.[1]
  if (unclosed !== undefined) return refusalDetails.unclosed(unclosed.replace(/\.$/, ''))
  if (/close tag|closing tag/i.test(said)) return refusalDetails.unmatched
  return /must contain a root|unexpected end/i.test(said) ? refusalDetails.truncated : refusalDetails.notXml
}
