import { useEffect, useState } from 'react'
import type { SessionProblem } from '#renderer/lock/session.ts'
import { useNow } from '#renderer/ui/use-now.ts'

/** Seconds left of a wait that a problem imposes (law L3); 0 when none. Counted from when the problem came. */
export function useCountdown(problem: SessionProblem | null): number {
  const [until, setUntil] = useState(0)
  const nowMs = useNow(1000)
  useEffect(() => {
    const wait = problem?.params['seconds'] ?? problem?.params['waitSeconds']
    setUntil(typeof wait === 'number' ? Date.now() + wait * 1000 : 0)
  }, [problem])
  return Math.max(0, Math.ceil((until - nowMs) / 1000))
}
