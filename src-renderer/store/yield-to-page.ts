interface PageScheduler {
  yield?: () => Promise<void>
}

/** Lets the page answer a key or paint before going on: long work is cut so that it never blocks 50 ms. */
export function yieldToPage(): Promise<void> {
  const scheduler = (globalThis as { scheduler?: PageScheduler }).scheduler
  if (scheduler?.yield) return scheduler.yield()
  return new Promise((resolve) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      channel.port1.close()
      resolve()
    }
    channel.port2.postMessage(null)
  })
}

/** How long a slice of work may last before it yields. */
export const sliceMs = 12

/** Yields when the current slice has lasted long enough. */
export function createSlicer(now: () => number = () => performance.now()): () => Promise<void> {
  let since = now()
  return async () => {
    if (now() - since < sliceMs) return
    await yieldToPage()
    since = now()
  }
}
