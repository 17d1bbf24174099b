import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work after which the others have their turn. */
const sliceMs = 8

/**
 * For long work in the portal's own thread: called often, it gives way to requests once its slice is over, and throws
 * when the work was cancelled.
 */
export function breatheUnder(signal: AbortSignal): () => Promise<void> {
  let since = performance.now()
  return async () => {
    signal.throwIfAborted()
    if (performance.now() - since < sliceMs) return
    await setImmediate()
    since = performance.now()
    signal.throwIfAborted()
  }
}
