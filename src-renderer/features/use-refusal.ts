import { useState } from 'react'
import type { RunResult } from '#renderer/store/run-result.ts'
import { tellRefusal } from './feature-book.ts'
import type { RefusalLabel } from './feature-line.ts'

export interface RefusalPlace {
  /** For `RefusalNotice`, where the gesture was made. */
  readonly refusal: RefusalLabel | null
  /** Takes how a command ended: true when it is kept; a refusal stays in place until the next try. */
  readonly isKept: (result: RunResult) => boolean
  readonly forget: () => void
}

/** A command’s refusal, told where it was given (design §6: never by a toast). */
export function useRefusal(): RefusalPlace {
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const isKept = (result: RunResult) => {
    setRefusal(result.kind === 'refused' ? tellRefusal(result.code, result.params) : null)
    return result.kind === 'durable'
  }
  return { refusal, isKept, forget: () => setRefusal(null) }
}
