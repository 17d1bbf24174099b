import type { PullAnswer, PullMessage } from '#shared/protocol/pull.ts'
import type { PushAnswer, PushMessage } from '#shared/protocol/push.ts'
import { protocolVersion, pushLimits } from '#shared/protocol/version.ts'
import { takeBatch } from '#shared/sync/take-batch.ts'
import { benchEpoch, benchScopes, benchWorkstation } from '#test/bench/data/bench-moment.ts'
import type { Peer } from '#test/bench/peers/peer.ts'

/** What a store without a sync of its own needs around it: batches in order, each awaited, then one pull, then one write. */
export async function drainPeer(peer: Peer, portal: string): Promise<void> {
  const waiting = await peer.queue()
  let lastMid = 0
  for (;;) {
    const commands = takeBatch(
      waiting.filter(({ mid }) => mid > lastMid),
      pushLimits.commands,
    )
    if (commands.length === 0) break
    const push: PushMessage = {
      proto: protocolVersion,
      workstationId: benchWorkstation,
      epoch: benchEpoch,
      commands,
    }
    const answer = await post<PushAnswer>(`${portal}/sync/push`, push)
    if (answer.lastMid <= lastMid) throw new Error('the portal took nothing')
    lastMid = answer.lastMid
  }
  const { rows } = await post<PullAnswer>(`${portal}/sync/pull`, pullOf())
  await peer.confirm({ rows, lastMid })
}

function pullOf(): PullMessage {
  return {
    proto: protocolVersion,
    workstationId: benchWorkstation,
    epoch: benchEpoch,
    cursor: 0,
    scopes: benchScopes,
    schema: {},
    page: null,
    wantsDigest: false,
    outcomesAfter: 0,
  }
}

/** As plain text: a browser asks leave first for anything else, and that journey is not the store's. */
async function post<T>(url: string, body: object): Promise<T> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  return (await answer.json()) as T
}
