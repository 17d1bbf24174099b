type Send = (text: string) => void

interface Parts {
  readonly open: () => WebSocket
  readonly onText: (text: string) => void
  readonly onClose: () => void
}

const againMs = { first: 100, most: 3_000 }

/** A socket that is opened again whenever it closes, until `close`; `ready` resolves with how to send on the one that is open. */
export function keepSocketOpen(parts: Parts): { ready(): Promise<Send>; close(): void } {
  const waiting: ((send: Send) => void)[] = []
  let current: WebSocket | null = null
  let attempt = 0
  let again: ReturnType<typeof setTimeout> | null = null
  let isClosed = false
  let latest: WebSocket | null = null

  function connect(): void {
    const socket = parts.open()
    latest = socket
    socket.addEventListener('open', () => {
      attempt = 0
      current = socket
      waiting.splice(0).forEach((resolve) => resolve((text) => socket.send(text)))
    })
    socket.addEventListener('message', (message) => parts.onText(String(message.data)))
    socket.addEventListener('close', () => {
      current = null
      parts.onClose()
      if (isClosed) return
      again = setTimeout(connect, Math.min(againMs.most, againMs.first * 2 ** attempt))
      attempt += 1
    })
  }

  connect()
  return {
    ready: () => {
      const open = current
      if (open !== null) return Promise.resolve((text) => open.send(text))
      return new Promise((resolve) => waiting.push(resolve))
    },
    close: () => {
      isClosed = true
      if (again !== null) clearTimeout(again)
      latest?.close()
    },
  }
}
