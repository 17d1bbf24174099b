import { setTimeout as wait } from 'node:timers/promises'
import { headAnswer } from '#shared/protocol/poke.ts'
import { portalPaths } from '#shared/protocol/paths.ts'
import type { PokeSink, PokeTimings } from './poke-timings.ts'
import type { PortalLine } from './portal-line.ts'

interface HeadPollParts {
  readonly line: PortalLine
  readonly token: () => string | null
  readonly sink: PokeSink
  readonly stop: AbortSignal
  readonly timings: PokeTimings
}

/**
 * Asks for the head where no stream passes (law S18): held answers while they hold, else one question a minute.
 * Returns a function that does so for `forMs`, and tells whether the session ended.
 */
export function createHeadPoll(parts: HeadPollParts): (forMs: number) => Promise<boolean> {
  const { line, token, sink, stop, timings } = parts
  let head = 0
  let holds = true

  async function askOnce(): Promise<'open' | 'failed' | 'session-ended'> {
    const askedAt = Date.now()
    const query = holds && head > 0 ? `?after=${head}&waitMs=${timings.holdMs}` : ''
    const timeoutMs = timings.holdMs + 10_000
    const reply = await line.ask({
      method: 'GET',
      path: portalPaths.head + query,
      token: token(),
      timeoutMs,
      signal: stop,
    })
    if (reply.kind === 'fault' && reply.fault === 'session-ended') return 'session-ended'
    const answer = reply.kind === 'answer' ? headAnswer.safeParse(reply.body) : null
    if (answer === null || !answer.success) {
      holds = false
      return 'failed'
    }
    // Answered at once and without news: whatever is in between does not hold long polls.
    if (query !== '' && answer.data.head === head) holds = Date.now() - askedAt >= timings.holdMs / 2
    if (answer.data.head !== head) sink.poke(answer.data.head)
    head = answer.data.head
    return 'open'
  }

  return async (forMs) => {
    const until = Date.now() + forMs
    let isOpen = false
    holds = true
    while (!stop.aborted && Date.now() < until) {
      const came = await askOnce()
      if (came === 'session-ended') return true
      if ((came === 'open') !== isOpen) sink.channel((isOpen = came === 'open'))
      if (!holds)
        await wait(timings.pollEveryMs, undefined, { signal: stop, ref: false }).catch(() => undefined)
    }
    return false
  }
}
