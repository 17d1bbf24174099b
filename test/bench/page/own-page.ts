import { connectHost } from '#renderer/host/connect-host.ts'
import { startSession } from '#renderer/lock/start-session.ts'
import { ownSession, type OwnSession } from '#test/bench/own/own-session.ts'

declare global {
  var own: OwnSession
}

await startSession(await connectHost())
globalThis.own = ownSession
