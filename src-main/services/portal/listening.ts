import type { EmitterOf } from '#shared/bridge/contract.ts'
import type { portalContract } from '#shared/bridge/portal-contract.ts'
import { listenToPokes, type PokeTimings } from './poke-listener.ts'
import type { PortalLine } from './portal-line.ts'

export interface Listening {
  set(on: boolean): boolean
}

interface Parts {
  readonly line: PortalLine
  readonly token: () => string | null
  readonly emit: EmitterOf<typeof portalContract>
  readonly timings: PokeTimings
}

/** One listener to the pokes at most, whatever the window asks. */
export function createListening({ line, token, emit, timings }: Parts): Listening {
  let wasOpen = false
  const sink = {
    poke: (head: number) => emit('poke', { head }),
    channel: (isOpen: boolean) => {
      if (isOpen !== wasOpen) emit('channel', { isOpen })
      wasOpen = isOpen
    },
  }
  let running: AbortController | null = null

  function start(): void {
    const mine = new AbortController()
    running = mine
    void listenToPokes(line, token, sink, mine.signal, timings).finally(() => {
      if (running === mine) running = null
    })
  }

  return {
    set: (on) => {
      if (on && running === null) start()
      if (!on) running?.abort()
      if (!on) running = null
      return on
    },
  }
}
