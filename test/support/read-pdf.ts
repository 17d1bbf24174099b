import { spawnSync } from 'node:child_process'

/** What a reader of PDF that is not ours says of a document. */
export interface ReadPdf {
  readonly text: string
  /** `pdfinfo`: « Pages », « Title », « Tagged ». */
  readonly info: ReadonlyMap<string, string>
  /** Its structure, as one who listens goes through it. */
  readonly structure: string
}

function run(program: string, args: readonly string[], bytes: Uint8Array): string | null {
  const { status, stdout } = spawnSync(program, args, { input: bytes, maxBuffer: 256 * 1024 * 1024 })
  return status === 0 ? stdout.toString('utf8') : null
}

/** Reads a PDF back with poppler; null, said on screen, where poppler is not installed. */
export function readPdf(bytes: Uint8Array): ReadPdf | null {
  const text = run('pdftotext', ['-layout', '-', '-'], bytes)
  const info = run('pdfinfo', ['-'], bytes)
  const structure = run('pdfinfo', ['-struct-text', '-'], bytes)
  if (text === null || info === null || structure === null) {
    console.warn('poppler is not installed: the words of the PDF were not read back.')
    return null
  }
  const lines = info.split('\n').map((line) => line.split(/:\s+/, 2))
  return { text, structure, info: new Map(lines.map(([name = '', value = '']) => [name, value])) }
}
