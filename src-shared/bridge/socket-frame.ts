import { z } from 'zod'

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/** What the Node host sends over its socket: an answer, an event, or an order to the page that Electron gives otherwise. */
export const socketFrame = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    answer: z.discriminatedUnion('ok', [
      z.object({ id: z.int(), ok: z.literal(true), value: z.unknown() }),
      z.object({ id: z.int(), ok: z.literal(false), code: z.string(), params }),
    ]),
  }),
  z.object({
    kind: z.literal('event'),
    event: z.object({ service: z.string(), event: z.string(), payload: z.unknown() }),
  }),
  z.object({ kind: z.literal('page'), order: z.enum(['refresh', 'print', 'close']) }),
])
export type SocketFrame = z.infer<typeof socketFrame>

/** Name of the WebSocket's subprotocol; the run's token follows it as a second one, so that no URL carries it. */
export const socketProtocol = 'pupitre-host'

/** Path of the socket on the Node host's own address. */
export const socketPath = '/host'
