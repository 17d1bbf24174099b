import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createNodeNetwork } from '#main/node/node-network.ts'
import { listenToPokes, type PokeTimings } from '#main/services/portal/poke-listener.ts'
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
    const { heads, channel } = listen()
    await vi.waitFor(() => expect(heads).toContain(3))
    expect(channel[0]).toBe(true)
    expect(portal.seen[0]?.authorization).toBe('Bearer jeton')
  })

  it('a stream that falls silent is opened again: a heartbeat is enough to keep it', async () => {
    let opened = 0
    portal.lie(
      lieOf((_request, response) => {
        opened += 1
        openStream(response, [])
        if (opened > 1) return
        let beats = 0
        const beat = setInterval(() => {
          beats += 1
          if (beats < 8) response.write(': vivant\n\n')
        }, 50)
        response.once('close', () => clearInterval(beat))
      }),
    )
    const startedAt = performance.now()
    listen()
    await vi.waitFor(() => expect(opened).toBe(2), { timeout: 5_000 })
    // Silent after 350 ms of beats: had beats not counted, it would have been opened again after 150.
    expect(performance.now() - startedAt).toBeGreaterThan(340)
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
    await vi.waitFor(() => expect(heads).toEqual([4, 5]))
    expect(channel[0]).toBe(true)
    expect(portal.seen.some(({ url }) => url.startsWith('/sync/head?after=4&waitMs='))).toBe(true)
  })

  it('a captive portal in place of the stream pokes nobody', async () => {
    portal.lie(answering(200, 'text/html', '<p>data: {"head":9}</p>'))
    const { heads, channel } = listen()
    await vi.waitFor(() => expect(portal.seen.length).toBeGreaterThan(3))
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
