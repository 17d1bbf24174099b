import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openSocketDoor } from '#renderer/host/socket-door.ts'
import { takeSocketToken } from '#renderer/host/socket-token.ts'
import { socketProtocol } from '#shared/bridge/socket-frame.ts'

class FakeSocket extends EventTarget {
  static readonly opened: FakeSocket[] = []
  readonly sent: string[] = []
  readonly url: string
  readonly protocols: readonly string[]
  constructor(url: string, protocols: readonly string[]) {
    super()
    this.url = url
    this.protocols = protocols
    FakeSocket.opened.push(this)
  }
  send(text: string): void {
    this.sent.push(text)
  }
  close(): void {
    this.dispatchEvent(new Event('close'))
  }
  open(): void {
    this.dispatchEvent(new Event('open'))
  }
  receive(frame: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }))
  }
}

const replaced: string[] = []
beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.opened.length = 0
  replaced.length = 0
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('location', {
    host: '127.0.0.1:4000',
    pathname: '/',
    search: '',
    hash: '#jeton',
    replace: (to: string) => replaced.push(to),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const socketAt = (at: number): FakeSocket => {
  const socket = FakeSocket.opened[at]
  if (socket === undefined) throw new Error(`no socket ${at}`)
  return socket
}
const call = { id: 1, service: 'lock', method: 'systemIdle', input: {} }
const settle = () => vi.advanceTimersByTimeAsync(0)

describe('the socket door', () => {
  it('carries the token as a subprotocol, in no address', () => {
    openSocketDoor('jeton')
    expect(socketAt(0)).toMatchObject({
      url: 'ws://127.0.0.1:4000/host',
      protocols: [socketProtocol, 'jeton'],
    })
  })

  it('holds a call until it is open, and gives each answer to its own call', async () => {
    const door = openSocketDoor('jeton')
    const [first, second] = [door.call(call), door.call({ ...call, id: 2 })]
    socketAt(0).open()
    await settle()
    expect(socketAt(0).sent).toHaveLength(2)
    socketAt(0).receive({ kind: 'answer', answer: { id: 2, ok: true, value: 'deux' } })
    socketAt(0).receive({ kind: 'answer', answer: { id: 1, ok: true, value: 'un' } })
    expect(await first).toMatchObject({ value: 'un' })
    expect(await second).toMatchObject({ value: 'deux' })
  })

  it('cut, fails what was in flight, comes back by itself, and goes on', async () => {
    const door = openSocketDoor('jeton')
    socketAt(0).open()
    const flying = door.call(call)
    const failed = expect(flying).rejects.toMatchObject({ code: 'host-line-cut' })
    await settle()
    socketAt(0).close()
    await failed
    const later = door.call({ ...call, id: 3 })
    await vi.advanceTimersByTimeAsync(100)
    socketAt(1).open()
    await settle()
    socketAt(1).receive({ kind: 'answer', answer: { id: 3, ok: true, value: 'revenu' } })
    expect(await later).toMatchObject({ value: 'revenu' })
  })

  it('L2: obeys the order to give way to a fresh page, and leaves no page behind', () => {
    openSocketDoor('jeton')
    socketAt(0).receive({ kind: 'page', order: 'refresh' })
    expect(replaced).toEqual(['/'])
  })
})

describe('the token of the run', () => {
  it('leaves the address at once, and is kept for the fresh page', () => {
    const shown: string[] = []
    const kept = new Map<string, string>()
    vi.stubGlobal('history', { replaceState: (_state: null, _title: string, url: string) => shown.push(url) })
    vi.stubGlobal('sessionStorage', {
      setItem: (key: string, value: string) => kept.set(key, value),
      getItem: (key: string) => kept.get(key) ?? null,
    })
    expect(takeSocketToken()).toBe('jeton')
    expect(shown).toEqual(['/'])
    location.hash = ''
    expect(takeSocketToken()).toBe('jeton')
  })
})
