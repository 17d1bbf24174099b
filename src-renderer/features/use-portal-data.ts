import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { callPortal, type PortalCall } from './call-portal.ts'

export interface PortalData<T> {
  readonly value: T | null
  /** Why there is no fresh value; null while all is well. */
  readonly failure: Extract<PortalCall<T>, { kind: 'refused' }> | null
  readonly isLoading: boolean
  readonly reload: () => void
}

/** What a screen reads on the portal, live: it needs the line, and says so where it is not. */
export function usePortalData<T>(path: string, answer: z.ZodType<T>): PortalData<T> {
  const [state, setState] = useState<Omit<PortalData<T>, 'reload'>>({
    value: null,
    failure: null,
    isLoading: true,
  })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isWanted = true
    setState((known) => ({ ...known, isLoading: true }))
    void callPortal(path, answer).then((call) => {
      if (!isWanted) return
      setState((known) =>
        call.kind === 'answer'
          ? { value: call.value, failure: null, isLoading: false }
          : { value: known.value, failure: call, isLoading: false },
      )
    })
    return () => {
      isWanted = false
    }
  }, [path, answer, turn])
  const reload = useCallback(() => setTurn((count) => count + 1), [])
  return { ...state, reload }
}
