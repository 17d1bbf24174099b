import { lazy, Suspense } from 'react'
import { FirstSignIn } from '#renderer/features/session/first-sign-in.tsx'
import { useSession } from '#renderer/lock/session-store.ts'
import { SeyesPage } from '#renderer/ui/seyes-page.tsx'
import { LockGate } from './lock-gate.tsx'

/** The shell comes after the lock page, in a chunk of its own: the first screen is light. */
const loadShell = () => import('./shell.tsx')
const Shell = lazy(async () => ({ default: (await loadShell()).Shell }))

/** Brings the shell while the password is being typed. */
export function warmShell(): void {
  void loadShell()
}

/** The gate: lock page, first steps, or the shell. */
export function App() {
  const state = useSession((session) => session.state)
  // A charter renewed, or a password reset, is met in an open session too (C12).
  const hasSteps = useSession((session) => session.firstSteps !== null)
  switch (state) {
    case 'starting':
      return <SeyesPage isFull />
    case 'profiles':
    case 'locked':
    case 'signing-in':
      return <LockGate />
    case 'first-sign-in':
      return <FirstSignIn />
    case 'open':
      return hasSteps ? (
        <FirstSignIn />
      ) : (
        <Suspense fallback={<SeyesPage isFull />}>
          <Shell />
        </Suspense>
      )
  }
}
