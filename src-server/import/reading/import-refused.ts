import { refusalSentences, type RefusalCode, type RefusalDetails } from './refusal-labels.fr.ts'

export type { RefusalCode }

/** Why an import was refused: printed as it is under `refused`. */
export interface Refusal {
  readonly code: RefusalCode
  /** Name of the file as the person gave it; empty when no one file is to blame. */
  readonly file: string
  /** A French sentence. */
  readonly message: string
}

/** Thrown anywhere in reading, decoding or planning: nothing has been written, nothing will be. */
export class ImportRefused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(`import refused: ${refusal.code}`)
    this.refusal = refusal
  }
}

/** Letters of what a sentence quotes from a file: enough to recognise it. */
const quotedMax = 200

function shortened(details: RefusalDetails): RefusalDetails {
  return Object.fromEntries(
    Object.entries(details).map(([name, said]) => [
      name,
      typeof said === 'string' && said.length > quotedMax ? `${said.slice(0, quotedMax)}…` : said,
    ]),
  )
}

/** @throws ImportRefused always */
export function refuse(code: RefusalCode, file: string, details: RefusalDetails = {}): never {
  throw new ImportRefused({ code, file, message: refusalSentences[code](file, shortened(details)) })
}
