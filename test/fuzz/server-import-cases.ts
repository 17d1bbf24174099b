import fc from 'fast-check'
import { handMadeZip } from '#test/support/import/hand-made-zip.ts'
import { icalendarOf } from '#test/support/import/icalendar-builder.ts'
import { smallSchoolTexts } from '#test/support/import/small-school.ts'

/** Texts that stand where a file says something: each as it is written in XML. */
export const strayTexts: Readonly<Record<string, string>> = {
  empty: '',
  space: '   ',
  'long text': 'x'.repeat(400),
  'very long text': 'y'.repeat(60_000),
  'character nought': '&#0;',
  'character one': '\u0001',
  'half a pair': '&#xD800;',
  'a face': '&#128512;',
  entity: '&xxe;',
  'a letter twice': 'e&#769;e&#769;',
  'not a day': '32/13/2026',
  'day nought': '00/00/0000',
  'far day': '01/01/9999',
  'iso day': '2026-02-31',
  minus: '-1',
  'many digits': '9'.repeat(40),
  'half hour': '2575',
  bars: 'a|b:c/d\\e',
  dots: '../../x',
  quotes: '&quot;&apos;; drop table record;',
  markup: '<x><y/></x>',
  cdata: '<![CDATA[<b>&]]>',
  'line breaks': 'a\r\nb\nc',
  spaces: '\u00a0A\u00a0B\u00a0',
}

/** One change of one file. Places are taken modulo what the file has. */
export type FileEdit =
  | { readonly act: 'flip' | 'cut' | 'nul'; readonly at: number }
  | { readonly act: 'text' | 'attribute'; readonly at: number; readonly text: string }
  | { readonly act: 'double' | 'drop' | 'nest'; readonly at: number }
  | { readonly act: 'move'; readonly at: number; readonly to: number }
  | { readonly act: 'doctype' | 'html' | 'utf-16' | 'other root' }

export interface ImportCase {
  readonly edits: readonly { readonly file: string; readonly edit: FileEdit }[]
  /** Files left out; one that is given twice. */
  readonly without: readonly string[]
  readonly twice: string | null
  readonly dryRun: boolean
  readonly zipped: boolean
  /** A bit of the zip flipped, when there is one. */
  readonly zipFlip: number | null
}

const agenda = 'agenda.ics'

/** A whole school, and a teacher's agenda beside it. */
export function fuzzedTexts(): Readonly<Record<string, string>> {
  const event = {
    uid: 'u1',
    start: '20260914T060000Z',
    end: '20260914T065500Z',
    summary: 'ANGLAIS LV1 - 3E2',
    lines: ['Matière : ANGLAIS LV1', 'Professeur : PROF11 P.', 'Classe : 3E2'],
  }
  return { ...smallSchoolTexts(), [agenda]: icalendarOf('Emploi du temps', [event]) }
}

const files = [...Object.keys(smallSchoolTexts()), agenda]
const at = fc.nat(20_000)
const text = fc.constantFrom(...Object.keys(strayTexts))

const fileEdit: fc.Arbitrary<FileEdit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constantFrom('text' as const, 'attribute' as const), at, text }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constantFrom('double' as const, 'drop' as const, 'nest' as const), at }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('move' as const), at, to: at }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constantFrom('flip' as const, 'cut' as const, 'nul' as const), at }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom('doctype' as const, 'html' as const, 'utf-16' as const, 'other root' as const),
    }),
  },
)

export const importCase: fc.Arbitrary<ImportCase> = fc.record({
  edits: fc.array(fc.record({ file: fc.constantFrom(...files), edit: fileEdit }), {
    minLength: 1,
    maxLength: 4,
  }),
  without: fc.oneof(
    { weight: 3, arbitrary: fc.constant([agenda]) },
    { weight: 1, arbitrary: fc.subarray(files, { maxLength: 4 }) },
  ),
  twice: fc.option(fc.constantFrom(...files), { freq: 12 }),
  dryRun: fc.boolean(),
  zipped: fc.boolean(),
  zipFlip: fc.option(at, { freq: 4 }),
})

const element =
  /<([A-Z_]+)(?: [^<>]*)?>[^<>]*<\/\1>|<([A-Z_]+) [^<>]*\/>|<(ELEVE|PERSONNE|SERVICE|DIVISION|GROUPE|INDIVIDU|COURS|STRUCTURE|ENSEIGNANT|MATIERE|ALTERNANCE)\b[^<>]*>[\s\S]*?<\/\3>/g

/** Pieces of a file that can be moved: elements of XML, else lines. */
function piecesOf(whole: string): { readonly start: number; readonly end: number }[] {
  const found = [...whole.matchAll(whole.startsWith('<?xml') ? element : /[^\n]+\n/g)]
  return found.map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

function pick<T>(items: readonly T[], at: number): T | undefined {
  return items[at % Math.max(1, items.length)]
}

/** Puts a text in place of the nth match of a pattern's group. */
function replaced(whole: string, pattern: RegExp, at: number, by: string): string {
  const match = pick([...whole.matchAll(pattern)], at)
  if (!match) return whole
  const [found, before = '', , after = ''] = match
  return whole.slice(0, match.index) + before + by + after + whole.slice(match.index + found.length)
}

function movedPiece(whole: string, edit: FileEdit & { readonly at: number }): string {
  const piece = pick(piecesOf(whole), edit.at)
  if (!piece) return whole
  const said = whole.slice(piece.start, piece.end)
  const without = whole.slice(0, piece.start) + whole.slice(piece.end)
  if (edit.act === 'double') return whole.slice(0, piece.end) + said + whole.slice(piece.end)
  if (edit.act === 'drop') return without
  if (edit.act === 'nest')
    return (
      whole.slice(0, piece.start) + '<a>'.repeat(300) + said + '</a>'.repeat(300) + whole.slice(piece.end)
    )
  const to = edit.act === 'move' ? (pick(piecesOf(without), edit.to)?.start ?? 0) : 0
  return without.slice(0, to) + said + without.slice(to)
}

/** The text of a file after one change. Flips and cuts come later, on its bytes. */
function editedText(whole: string, edit: FileEdit): string {
  if (edit.act === 'text') {
    const pattern = whole.startsWith('<?xml') ? /(>)([^<>]+)(<)/g : /([:",])([^:",\n]+)([",\n])/g
    return replaced(whole, pattern, edit.at, strayTexts[edit.text] ?? '')
  }
  if (edit.act === 'attribute')
    return replaced(whole, /(=")([^"]*)(")/g, edit.at, strayTexts[edit.text] ?? '')
  if (edit.act === 'double' || edit.act === 'drop' || edit.act === 'nest' || edit.act === 'move')
    return movedPiece(whole, edit)
  if (edit.act === 'doctype')
    return whole.replace('?>', '?><!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>')
  if (edit.act === 'html') return `<html><body>${whole}</body></html>`
  return edit.act === 'other root' ? whole.replaceAll('BEE_ELEVES', 'BEE_COMMUNS') : whole
}

function editedBytes(bytes: Buffer, edit: FileEdit): Buffer {
  if (edit.act === 'utf-16') return Buffer.from(`\ufeff${bytes.toString('latin1')}`, 'utf16le')
  if (!('at' in edit) || bytes.length === 0) return bytes
  const where = edit.at % bytes.length
  if (edit.act === 'cut') return bytes.subarray(0, where)
  const changed = Buffer.from(bytes)
  if (edit.act === 'flip') changed.writeUInt8((changed[where] ?? 0) ^ (1 << (edit.at % 8)), where)
  if (edit.act === 'nul') changed.writeUInt8(0, where)
  return changed
}

export interface FuzzedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** The files that a case gives. */
export function filesOf({ edits, without, twice, zipped, zipFlip }: ImportCase): readonly FuzzedFile[] {
  const given = Object.entries(fuzzedTexts()).filter(([name]) => !without.includes(name))
  const all = given.map(([name, whole]): FuzzedFile => {
    const mine = edits.filter(({ file }) => file === name).map(({ edit }) => edit)
    const edited = mine.reduce(editedText, whole)
    return {
      name,
      bytes: mine.reduce(editedBytes, Buffer.from(edited, name.endsWith('.xml') ? 'latin1' : 'utf8')),
    }
  })
  const again = all.filter(({ name }) => name === twice).map(({ bytes }) => ({ name: 'encore.xml', bytes }))
  if (!zipped) return [...all, ...again]
  const zip = handMadeZip([...all, ...again].map(({ name, bytes }) => ({ name, content: bytes })))
  return [
    { name: 'export.zip', bytes: zipFlip === null ? zip : editedBytes(zip, { act: 'flip', at: zipFlip }) },
  ]
}
