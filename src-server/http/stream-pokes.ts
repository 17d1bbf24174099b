import type { RouteCall } from './route.ts'
import { authenticate } from '#server/accounts/authenticate.ts'
import { createConcern } from '#server/sync/concern.ts'
import { readHead } from '#server/sync/hold-for-head.ts'
import { readScopes } from '#server/sync/read-scopes.ts'
import { signedIn } from './session-routes.ts'

const heartbeatMs = 15_000

/**
 * Server-sent events that carry the head and nothing else (law S18), told to whom a change concerns: two hundred
 * workstations that pull for each mark of a class would ask for nothing two hundred times. The stream ends with its
 * session: when sessions of the account are closed, and at a heartbeat when it expired.
 */
export async function streamPokes(call: RouteCall<unknown, unknown, unknown>): Promise<void> {
  const { context, pokes, reply, stopping } = call
  const { account } = signedIn(call)
  const out = reply.raw
  reply.hijack()
  out.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  })
  let told = -1
  // Notices on their way while the stream opens bring heads that opening has told, or passed, already.
  const say = (head: number) => {
    if (head <= told || out.writableEnded) return
    told = head
    out.write(`data: ${JSON.stringify({ head })}\n\n`)
  }
  const readOwn = async () => readScopes(context, (await authenticate(context, call.token ?? '')).account)
  const concern = createConcern(readOwn, () => out.end())
  const beat = setInterval(() => {
    out.write(': \n\n')
    void concern.refresh()
  }, heartbeatMs)
  const forgetHead = pokes.onHead(
    (news) => news.school === context.school && concern.isTouchedBy(news) && say(news.head),
  )
  const forgetClosed = pokes.onClosed((accountId) => accountId === account.id && void concern.refresh())
  const end = () => out.end()
  stopping.addEventListener('abort', end)
  out.on('close', () => {
    clearInterval(beat)
    forgetHead()
    forgetClosed()
    stopping.removeEventListener('abort', end)
  })
  await concern.refresh()
  say(await readHead(context))
}
