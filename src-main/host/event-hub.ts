import type { EventMessage } from '#shared/bridge/contract.ts'

/** Where the host's events go: every transport that listens. */
export interface EventHub {
  publish(event: EventMessage): void
  subscribe(listener: (event: EventMessage) => void): () => void
}

export function createEventHub(): EventHub {
  const listeners = new Set<(event: EventMessage) => void>()
  return {
    publish: (event) => listeners.forEach((listener) => listener(event)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
