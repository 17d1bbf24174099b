import { afterEach, describe, expect, it, vi } from 'vitest'
import { createHostClient } from '#renderer/host/connect-host.ts'
import type { Door } from '#renderer/host/door.ts'
import type { AnswerMessage, CallMessage, EventMessage } from '#shared/bridge/contract.ts'

function doorThat(answer: (message: CallMessage) => Promise<AnswerMessage> | AnswerMessage) {
  const listeners = new Set<(event: EventMessage) => void>()
  const calls: CallMessage[] = []
  const door: Door = {
    call: async (message) => {
      calls.push(message)
      return answer(message)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { door, calls, push: (event: EventMessage) => listeners.forEach((listener) => listener(event)) }
}

afterEach(() => vi.useRealTimers())

describe('the client of a contract', () => {
  it('numbers its calls, so that an answer is never taken for another', async () => {
    const { door, calls } = doorThat(({ id }) => ({ id, ok: true, value: { seconds: 1 } }))
    const { lock } = createHostClient(door)
    await Promise.all([lock.systemIdle({}), lock.systemIdle({}), lock.systemIdle({})])
    expect(new Set(calls.map(({ id }) => id)).size).toBe(3)
  })

  it('lets nothing wrong leave, and nothing wrong come in', async () => {
    const { door, calls } = doorThat(({ id }) => ({ id, ok: true, value: { seconds: 'douze' } }))
    const { lock, journal } = createHostClient(door)
    await expect(journal.read({ profile: '../x' })).rejects.toMatchObject({ code: 'input-refused' })
    expect(calls).toHaveLength(0)
    await expect(lock.systemIdle({})).rejects.toMatchObject({ code: 'output-refused' })
  })

  it('gives a refusal as an error that bears its code', async () => {
    const { door } = doorThat(({ id }) => ({
      id,
      ok: false,
      code: 'file-too-large',
      params: { maxBytes: 5 },
    }))
    await expect(createHostClient(door).files.pick({ accept: [], multiple: false })).rejects.toMatchObject({
      code: 'file-too-large',
      params: { maxBytes: 5 },
    })
  })

  it('gives up a host that does not answer, but waits for people as long as they take', async () => {
    vi.useFakeTimers()
    const { door } = doorThat(() => new Promise(() => undefined))
    const { lock, files, portal } = createHostClient(door)
    const states: Record<string, string> = {}
    const watch = (name: string, call: Promise<unknown>) =>
      void call.then(
        () => (states[name] = 'answered'),
        (error: { code: string }) => (states[name] = error.code),
      )
    watch('lock', lock.systemIdle({}))
    watch('files', files.print({ format: 'A4' }))
    watch('portal', portal.call({ method: 'GET', path: '/x', timeoutMs: 60_000 }))
    await vi.advanceTimersByTimeAsync(16_000)
    expect(states).toEqual({ lock: 'host-timeout' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(states).toEqual({ lock: 'host-timeout', portal: 'host-timeout' })
  })

  it('hears its own events only, and only those that the contract knows', () => {
    const { door, push } = doorThat(({ id }) => ({ id, ok: true, value: {} }))
    const heads: number[] = []
    const stop = createHostClient(door).portal.on('poke', ({ head }) => heads.push(head))
    push({ service: 'portal', event: 'poke', payload: { head: 4 } })
    push({ service: 'portal', event: 'poke', payload: { head: 'cinq' } })
    push({ service: 'lock', event: 'poke', payload: { head: 6 } })
    stop()
    push({ service: 'portal', event: 'poke', payload: { head: 7 } })
    expect(heads).toEqual([4])
  })
})
