import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodeNetwork } from '#main/node/node-network.ts'
import { createListening } from '#main/services/portal/listening.ts'
import { pokeTimings } from '#main/services/portal/poke-timings.ts'
import { createPortalLine } from '#main/services/portal/portal-line.ts'
import { eventually } from '#test/support/eventually.ts'
import { openLyingPortal, type LyingPortal } from '#test/support/lying-portal.ts'

let portal: LyingPortal
beforeAll(async () => {
  portal = await openLyingPortal()
})
afterAll(() => portal.close())

describe('S18: listening', () => {
  it('stopped and started again at once, tells the window one story: closed, then open', async () => {
    const told: string[] = []
    const network = createNodeNetwork(() => portal.url)
    const listening = createListening({
      line: createPortalLine(network, () => portal.url),
      token: () => 'jeton',
      timings: pokeTimings,
      emit: (event, payload) => void told.push(`${event} ${JSON.stringify(payload)}`),
    })
    const open = 'channel {"isOpen":true}'
    const closed = 'channel {"isOpen":false}'
    listening.set(true)
    await eventually(() => expect(told).toEqual([open, 'poke {"head":7}']))
    listening.set(false)
    listening.set(true)
    listening.set(true)
    await eventually(() => expect(told).toEqual([open, 'poke {"head":7}', closed, open, 'poke {"head":7}']))
    expect(portal.seen).toHaveLength(2)
    listening.set(false)
    expect(told.at(-1)).toBe(closed)
  })
  it('S19: a session over before the channel ever opened is told too: the window asks why', async () => {
    const told: string[] = []
    const over = { kind: 'fault', fault: 'session-ended', detail: 'session-revoked' } as const
    const listening = createListening({
      line: {
        ask: async () => over,
        openStream: async () => ({ kind: 'closed', reply: over }),
        openFile: async () => ({ kind: 'closed', reply: over }),
      },
      token: () => 'jeton',
      timings: pokeTimings,
      emit: (event, payload) => void told.push(`${event} ${JSON.stringify(payload)}`),
    })
    listening.set(true)
    await eventually(() => expect(told).toEqual(['channel {"isOpen":false}']))
  })
})
