import { heldSentences, warningSentences, type NoteDetails, type WarningCode } from './warning-labels.fr.ts'
import type { HeldCode } from './held-decision.ts'
import type { HeldPayload } from './held-payload.ts'

/** A warning or a held item, as the report prints it. */
export interface ImportNote {
  readonly code: string
  readonly file: string
  /** The identifier of SIECLE or STS that it is about. */
  readonly id: string
  readonly message: string
}

export interface HeldNote extends ImportNote {
  readonly code: HeldCode
  /** What was read, kept on the portal for whoever decides. */
  readonly payload: HeldPayload
}

/** Collects what the person must know: each identifier once per code. */
export interface ImportNotes {
  readonly warnings: readonly ImportNote[]
  readonly held: readonly HeldNote[]
  warn(code: WarningCode, file: string, id: string, details?: NoteDetails): void
  hold(code: HeldCode, file: string, id: string, details: NoteDetails, payload: HeldPayload): void
}

export function createImportNotes(): ImportNotes {
  const warnings = new Map<string, ImportNote>()
  const held = new Map<string, HeldNote>()
  return {
    get warnings() {
      return [...warnings.values()]
    },
    get held() {
      return [...held.values()]
    },
    warn(code, file, id, details = {}) {
      const key = `${code}|${id}`
      if (!warnings.has(key))
        warnings.set(key, { code, file, id, message: warningSentences[code](id, details) })
    },
    hold(code, file, id, details, payload) {
      held.set(`${code}|${id}`, { code, file, id, message: heldSentences[code](id, details), payload })
    },
  }
}
