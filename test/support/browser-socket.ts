import { vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'

/** A WebSocket that says its origin as a browser does, for the page's own code under Node. */
export function stubBrowserSocket(origin: string): void {
  class BrowserSocket extends NodeWebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { origin })
      // A browser tells nobody why a socket failed.
      this.on('error', () => undefined)
    }
  }
  vi.stubGlobal('WebSocket', BrowserSocket)
  vi.stubGlobal('location', { host: new URL(origin).host })
}
