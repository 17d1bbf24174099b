import type { EmitterOf } from '#shared/bridge/contract.ts'
import type { portalContract } from '#shared/bridge/portal-contract.ts'
import { listenToPokes } from './poke-listener.ts'
import { type PokeTimings } from './poke-timings.ts'
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

/** One listener to the pokes at most, whatever the window asks. One that was stopped says nothing more. */
export function createListening({ line, token, emit, timings }: Parts): Listening {
  let running: AbortController | null = null
  let isOpen = false

  function tellChannel(open: boolean): void {
    if (open !== isOpen) emit('channel', { isOpen: open })
    isOpen = open
  }

  function start(): void {
    const mine = new AbortController()
    running = mine
    const sink = {
      poke: (head: number) => running === mine && emit('poke', { head }),
      channel: (open: boolean) => running === mine && tellChannel(open),
    }
    void listenToPokes(line, token, sink, mine.signal, timings).finally(() => {
      if (running !== mine) return
      running = null
      // The session ended, perhaps before the channel ever opened: the page is told all the same, and asks why (law S19).
      isOpen = false
      emit('channel', { isOpen })
    })
  }

  function stop(): void {
    running?.abort()
    running = null
    tellChannel(false)
  }

  return {
    set: (on) => {
      if (on && running === null) start()
      if (!on) stop()
      return on
    },
  }
}
