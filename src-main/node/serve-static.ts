import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { pageHeaders } from '#main/host/page-headers.ts'
import { readPageFile } from '#main/host/page-file.ts'

/** Serves the built page on the loopback. `address` is the only Host accepted: a name rebound to 127.0.0.1 gets nothing. */
export function serveStatic(root: string, address: () => string): RequestListener {
  return (request, response) => {
    void answer(root, address(), request, response).catch(() => response.destroy())
  }
}

async function answer(
  root: string,
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = pageHeaders(`'self' ws://${address}`)
  if (request.headers.host !== address) return end(response, 403, headers)
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, headers)
  const file = await readPageFile(root, new URL(request.url ?? '/', `http://${address}`).pathname)
  if (file === null) return end(response, 404, headers)
  response.writeHead(200, {
    ...headers,
    'Content-Type': file.contentType,
    'Content-Length': file.bytes.length,
  })
  response.end(request.method === 'HEAD' ? undefined : file.bytes)
}

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, headers)
  response.end()
}
