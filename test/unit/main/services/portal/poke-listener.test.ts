import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createNodeNetwork } from '#main/node/node-network.ts'
import { listenToPokes } from '#main/services/portal/poke-listener.ts'
import type { PokeTimings } from '#main/services/portal/poke-timings.ts'
import { createPortalLine } from '#main/services/portal/portal-line.ts'
import { marked } from '#shared/protocol/envelope.ts'
import {
  answering,
  answerJson,
  openLyingPortal,
  openStream,
  refusing,
  type LyingPortal,
  type PortalLie,
} from '#test/support/lying-portal.ts'
import { eventually } from '#test/support/eventually.ts'

const quick: PokeTimings = {
  silenceMs: 150,
  holdMs: 100,
  pollEveryMs: 20,
  fallbackMs: 60_000,
  backOff: { firstMs: 1, mostMs: 5 },
}

let portal: LyingPortal
let running: { stop: AbortController; ended: Promise<void>; heads: number[]; channel: boolean[] } | null =
  null

beforeAll(async () => {
  portal = await openLyingPortal()
})
afterEach(async () => {
  running?.stop.abort()
  await running?.ended
  portal.lie(null)
  portal.seen.length = 0
})
afterAll(() => portal.close())

function listen(timings: PokeTimings = quick) {
  const line = createPortalLine(
    createNodeNetwork(() => portal.url),
    () => portal.url,
  )
  const [heads, channel, stop] = [[] as number[], [] as boolean[], new AbortController()]
  const sink = {
    poke: (head: number) => void heads.push(head),
    channel: (isOpen: boolean) => void channel.push(isOpen),
  }
  const ended = listenToPokes(line, () => 'jeton', sink, stop.signal, timings)
  running = { stop, ended, heads, channel }
  return running
}

/** Streams on /sync/poke as told, answers /sync/head with a head that grows. */
function lieOf(stream: PortalLie, heads: readonly number[] = []): PortalLie {
  let at = 0
  return (request, response, body) => {
    if (request.url?.startsWith('/sync/head')) {
      const head = heads[Math.min(at, heads.length - 1)] ?? 1
      at += 1
      return answerJson(response, 200, marked({ head }))
    }
    return stream(request, response, body)
  }
}

describe('S18: pokes', () => {
  it('come by the stream, and open the channel', async () => {
    portal.lie(lieOf((_request, response) => openStream(response, ['data: {"head":3}\n\n'])))
    // The stream speaks once: on a busy machine the quick silence could run out before it is heard.
    const { heads, channel } = listen({ ...quick, silenceMs: 60_000 })
    await eventually(() => expect(heads).toContain(3))
    expect(channel[0]).toBe(true)
    expect(portal.seen[0]?.authorization).toBe('Bearer jeton')
  })

  it('a stream that falls silent is opened again: heartbeats are enough to keep it', async () => {
    const beatsWanted = 16
    let [opened, beats, beatsAtReopening] = [0, 0, 0]
    portal.lie(
      lieOf((_request, response) => {
        opened += 1
        openStream(response, [])
        if (opened === 2) beatsAtReopening = beats
        if (opened > 1) return
        const beat = setInterval(() => {
          beats += 1
          if (beats <= beatsWanted) response.write(': vivant\n\n')
          else clearInterval(beat)
        }, 50)
        response.once('close', () => clearInterval(beat))
      }),
    )
    // The beats last longer than the silence: had they not counted, the stream would have been opened again among them.
    listen({ ...quick, silenceMs: 600 })
    await eventually(() => expect(opened).toBe(2))
    expect(beatsAtReopening).toBeGreaterThan(beatsWanted)
  })

  it('a stream that a proxy keeps to itself gives way to asking for the head', async () => {
    portal.lie(
      lieOf(
        (_request, response) =>
          void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders(),
        [4, 4, 5],
      ),
    )
    const { heads, channel } = listen()
    await eventually(() => expect(heads).toEqual([4, 5]))
    expect(channel[0]).toBe(true)
    expect(portal.seen.some(({ url }) => url.startsWith('/sync/head?after=4&waitMs='))).toBe(true)
  })

  it('a captive portal in place of the stream pokes nobody', async () => {
    portal.lie(answering(200, 'text/html', '<p>data: {"head":9}</p>'))
    const { heads, channel } = listen()
    await eventually(() => expect(portal.seen.length).toBeGreaterThan(3))
    expect(heads).toEqual([])
    expect(channel).toEqual([])
  })

  it('listening stops when the session has ended', async () => {
    portal.lie(refusing(401, 'session-revoked'))
    const { ended, channel } = listen()
    await ended
    expect(channel).toEqual([false])
    expect(portal.seen).toHaveLength(1)
  })
})
