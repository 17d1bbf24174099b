import '#test/bench/own/key-clock.ts'
import '#renderer/main.tsx'
import { useSession } from '#renderer/lock/session-store.ts'
import { ownScreens, type OwnScreens } from '#test/bench/own/own-screens.ts'
import { ownSession, type OwnSession } from '#test/bench/own/own-session.ts'

declare global {
  var own: OwnSession & OwnScreens
}

/** The real workstation, main.tsx and all; the bench only looks on. */
useSession.subscribe((session) => {
  if (session.state !== 'starting') globalThis.own ??= { ...ownSession, ...ownScreens }
})
