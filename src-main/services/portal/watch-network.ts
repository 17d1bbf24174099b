import type { Network } from '#main/services/ports.ts'

const everyMs = 3_000

/** Tells when the system believes that the network came or went: a hint (law S19). Returns how to stop. */
export function watchNetwork(network: Network, changed: (isUp: boolean) => void): () => void {
  let was = network.isUp()
  const timer = setInterval(() => {
    const isUp = network.isUp()
    if (isUp === was) return
    was = isUp
    changed(isUp)
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
