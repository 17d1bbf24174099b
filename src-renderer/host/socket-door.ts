import type { AnswerMessage, EventMessage } from '#shared/bridge/contract.ts'
import { socketFrame, socketPath, socketProtocol, type SocketFrame } from '#shared/bridge/socket-frame.ts'
import type { Door } from './door.ts'
import { hostError } from './host-error.ts'
import { keepSocketOpen } from './keep-socket-open.ts'
import { obeyPageOrder } from './page-order.ts'

interface Pending {
  readonly resolve: (answer: AnswerMessage) => void
  readonly reject: (error: Error) => void
}

/**
 * The door of the Node host: a WebSocket that comes back by itself. A call in flight when it closes fails with
 * `host-line-cut`: whether the host did it is not known here, and the caller decides.
 */
export function openSocketDoor(token: string): Door & { close(): void } {
  const pending = new Map<number, Pending>()
  const listeners = new Set<(event: EventMessage) => void>()
  const line = keepSocketOpen({
    open: () => new WebSocket(`ws://${location.host}${socketPath}`, [socketProtocol, token]),
    onText: (text) => {
      const frame = socketFrame.safeParse(JSON.parse(text))
      if (frame.success) handle(frame.data)
    },
    onClose: () => {
      pending.forEach(({ reject }) => reject(hostError('host-line-cut')))
      pending.clear()
    },
  })

  function handle(frame: SocketFrame): void {
    if (frame.kind === 'event') listeners.forEach((listener) => listener(frame.event))
    if (frame.kind === 'page') obeyPageOrder(frame.order)
    if (frame.kind === 'answer') {
      pending.get(frame.answer.id)?.resolve(frame.answer)
      pending.delete(frame.answer.id)
    }
  }

  return {
    call: async (message) => {
      const send = await line.ready()
      return new Promise((resolve, reject) => {
        pending.set(message.id, { resolve, reject })
        send(JSON.stringify(message))
      })
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => line.close(),
  }
}
