import { setTimeout as wait } from 'node:timers/promises'
import { pokeMessage } from '#shared/protocol/poke.ts'
import { portalPaths } from '#shared/protocol/paths.ts'
import { createBackOff } from './back-off.ts'
import { createHeadPoll } from './head-poll.ts'
import { pokeTimings, type PokeSink, type PokeTimings } from './poke-timings.ts'
import type { PortalLine } from './portal-line.ts'
import { readEvents } from './read-events.ts'

/**
 *            bytes within 35 s             silent, refused or cut
 *   stream ─────────────────────► stream ──────────────────────► long poll ──► polling each 60 s
 *      ▲                                                             │                │
 *      └───────────────────────── every 5 min ───────────────────────┴────────────────┘
 *
 * Lost pokes are harmless (law S18): this only makes news come sooner. Stops by itself when the session ends.
 */
export async function listenToPokes(
  line: PortalLine,
  token: () => string | null,
  sink: PokeSink,
  stop: AbortSignal,
  timings: PokeTimings = pokeTimings,
): Promise<void> {
  const backOff = createBackOff(timings.backOff)
  const poll = createHeadPoll({ line, token, sink, stop, timings })
  while (!stop.aborted) {
    const ended = await followStream(line, token(), sink, stop, timings.silenceMs)
    if (stop.aborted || ended === 'session-ended') break
    if (ended === 'cut') {
      backOff.reset()
      await pause(backOff.next(), stop)
      continue
    }
    const isOver = await poll(timings.fallbackMs)
    if (isOver) break
    await pause(backOff.next(), stop)
  }
  sink.channel(false)
}

/** `cut`: it worked, then ended. `unusable`: it never gave a byte (a proxy that buffers, a portal that is down). */
async function followStream(
  line: PortalLine,
  token: string | null,
  sink: PokeSink,
  stop: AbortSignal,
  silenceMs: number,
): Promise<'cut' | 'unusable' | 'session-ended'> {
  const cut = new AbortController()
  const watch = setTimeout(() => cut.abort(), silenceMs)
  let heard = false
  try {
    const stream = await line.openStream({
      path: portalPaths.poke,
      token,
      signal: AbortSignal.any([stop, cut.signal]),
    })
    if (stream.kind === 'closed') return isEnd(stream.reply) ? 'session-ended' : 'unusable'
    for await (const data of readEvents(stream.chunks)) {
      watch.refresh()
      if (!heard) sink.channel(true)
      heard = true
      const head = data === null ? null : headOf(data)
      if (head !== null) sink.poke(head)
    }
  } catch {
    // The line broke or fell silent: what the caller needs to know is whether it ever worked.
  } finally {
    clearTimeout(watch)
    cut.abort()
  }
  if (heard) sink.channel(false)
  return heard ? 'cut' : 'unusable'
}

function isEnd(reply: { kind: string; fault?: string }): boolean {
  return reply.kind === 'fault' && reply.fault === 'session-ended'
}

function headOf(data: string): number | null {
  try {
    return pokeMessage.parse(JSON.parse(data)).head
  } catch {
    return null
  }
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: stop, ref: false }).catch(() => undefined)
}
