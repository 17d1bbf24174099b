import { instantOf } from '#shared/kernel/instant.ts'
import type { Watcher } from '#shared/sync/ports.ts'
import { useSyncStatus } from './sync-status.ts'

export interface LineEnds {
  /** The portal says that the session is over, and why. */
  readonly sessionEnded: (code: string) => void
  readonly online: () => void
  /** A step of the first sign-in is asked again: a new charter, a password to change (C12). */
  readonly refused: (code: string) => void
  readonly changed: () => void
}

/** Writes what the engine sees into the status that the top bar shows (law S19). */
export function createLineWatcher(now: () => number, ends: LineEnds): Watcher {
  let isOnline = false
  return {
    line(state, detail) {
      const { offlineSince, sendingTotal } = useSyncStatus.getState()
      const wasOnline = isOnline
      isOnline = state === 'online'
      if (state === 'online') {
        const isSending = sendingTotal > 0
        useSyncStatus.setState({ line: isSending ? 'sending' : 'online', offlineSince: null })
        if (!wasOnline) ends.online()
        return
      }
      useSyncStatus.setState({
        line: state,
        offlineSince: offlineSince ?? instantOf(now()),
        sendingDone: 0,
        sendingTotal: 0,
      })
      if (state === 'session-ended') ends.sessionEnded(detail)
      ends.changed()
    },
    sending(done, total) {
      const { line } = useSyncStatus.getState()
      const isTalking = line === 'online' || line === 'sending'
      useSyncStatus.setState({
        sendingDone: done,
        sendingTotal: total,
        ...(isTalking ? { line: total > 0 ? ('sending' as const) : ('online' as const) } : {}),
      })
      ends.changed()
    },
    pulling: (rows) => useSyncStatus.setState({ firstPull: rows === null ? null : { rows } }),
    refused: ends.refused,
    needsUpgrade: (needsUpgrade) => useSyncStatus.setState({ needsUpgrade }),
  }
}
