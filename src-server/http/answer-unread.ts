import type { Socket } from 'node:net'
import type { FastifyReply } from 'fastify'
import { Refusal } from '#server/commands/refusal.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { answerError } from './answer-error.ts'

/** An address that no route can be found for: too long, or badly encoded. Nothing of it is given back. */
export function answerUnreadAddress(error: { readonly statusCode?: number }, reply: FastifyReply): void {
  answerError(new Refusal(error.statusCode === 414 ? 414 : 400, 'invalid-request'), reply)
}

/** What is not HTTP, or has headers without end, is answered in the protocol's words too, and the line is closed. */
export function answerUnreadRequest(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const body = JSON.stringify(marked({ error: { code: 'invalid-request', params: {} } }))
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    'cache-control: no-store',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
