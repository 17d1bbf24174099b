/** How long the page was kept from answering, at worst. */
export interface BlockWatch {
  /** Ends the watch. @returns milliseconds */
  stop(): number
}

/**
 * A message to oneself goes round all the time: the longest time between two turns is the longest block. Unlike the
 * `longtask` entries of the browser, it also tells what lies under 50 ms.
 */
export function watchBlocks(): BlockWatch {
  const channel = new MessageChannel()
  let longest = 0
  let last = performance.now()
  let isOver = false
  channel.port1.onmessage = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    // A pause of a millisecond or so leaves the processor to what is measured.
    if (!isOver) setTimeout(() => channel.port2.postMessage(null), 0)
  }
  channel.port2.postMessage(null)
  return {
    stop: () => {
      isOver = true
      return longest
    },
  }
}
