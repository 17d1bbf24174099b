import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { marked } from '#shared/protocol/envelope.ts'
import type { PullAnswer, RowMessage } from '#shared/protocol/pull.ts'
import type { CommandMessage, PushAnswer, PushMessage } from '#shared/protocol/push.ts'
import { benchEpoch, benchNowMs, benchScopes } from '#test/bench/data/bench-moment.ts'
import { keyOf } from '#test/bench/data/bench-row.ts'

/** What one command leaves, told to the portal beforehand: it judges nothing. */
export interface PlannedEffect {
  readonly mid: number
  readonly row: RowMessage
}

/** The same dumb portal for every peer: it takes numbered commands in order and gives back the rows they leave. */
export interface FakePortal {
  readonly url: string
  plan(effects: readonly PlannedEffect[]): void
  received(): readonly CommandMessage[]
  close(): Promise<void>
}

interface Taken {
  effects: readonly PlannedEffect[]
  commands: CommandMessage[]
}

export async function startFakePortal(): Promise<FakePortal> {
  const taken: Taken = { effects: [], commands: [] }
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const body = request.url === '/sync/push' ? takePush(taken, text) : answerPull(taken)
      response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
      response.end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan(effects) {
      taken.effects = effects
      taken.commands = []
    },
    received: () => taken.commands,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const now = new Date(benchNowMs).toISOString()

function takePush(taken: Taken, text: string): PushAnswer {
  const { commands } = JSON.parse(text) as PushMessage
  const fresh = commands.filter(({ mid }) => mid > taken.commands.length)
  taken.commands.push(...fresh)
  const lastMid = taken.commands.length
  const outcomes = fresh.map(({ mid }) => ({ mid, outcome: 'applied' as const, rev: mid }))
  return marked({ epoch: benchEpoch, head: headOf(taken), outcomes, lastMid, now })
}

function answerPull(taken: Taken): PullAnswer {
  const lastMid = taken.commands.length
  const left = new Map(taken.effects.filter(({ mid }) => mid <= lastMid).map(({ row }) => [keyOf(row), row]))
  const outcomes = taken.commands.map(({ mid }) => ({ mid, outcome: 'applied' as const, rev: mid }))
  return marked({
    epoch: benchEpoch,
    reset: false,
    head: headOf(taken),
    rows: [...left.values()],
    deletes: [],
    evicts: [],
    scopesAdded: [],
    scopesRemoved: [],
    scopes: [...benchScopes],
    lastMid,
    outcomes,
    digests: null,
    next: null,
    now,
  })
}

/** Past every revision of the school's own rows. */
function headOf(taken: Taken): number {
  return 1_000_000 + taken.commands.length
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
