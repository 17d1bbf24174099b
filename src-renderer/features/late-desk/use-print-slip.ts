import { useCallback, useEffect, useState } from 'react'
import { connectHost } from '#renderer/host/connect-host.ts'
import type { SlipFacts } from './slip-facts.ts'

export interface SlipPrinter {
  /** The slip on its way to the paper; drawn in the print sheet. */
  readonly printing: SlipFacts | null
  readonly hasFailed: boolean
  print(facts: SlipFacts): void
}

/** Draws the slip alone, then asks the host to print the page as it stands. */
export function usePrintSlip(): SlipPrinter {
  const [printing, setPrinting] = useState<SlipFacts | null>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    if (!printing) return
    let isCurrent = true
    void connectHost()
      .then((host) => host.files.print({ format: 'A6' }))
      .catch(() => {
        if (isCurrent) setFailed(true)
      })
      .finally(() => {
        if (isCurrent) setPrinting(null)
      })
    return () => {
      isCurrent = false
    }
  }, [printing])
  const print = useCallback((facts: SlipFacts) => {
    setFailed(false)
    setPrinting(facts)
  }, [])
  return { printing, hasFailed, print }
}
