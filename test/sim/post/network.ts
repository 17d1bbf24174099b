import { classifyAnswer } from '#main/services/portal/classify-answer.ts'
import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import type { LineFault } from '#shared/sync/ports.ts'
import type { World } from '#test/sim/world/world.ts'

/** How the network behaves for one post. */
export type Weather = 'clear' | 'calm' | 'storm' | 'off'

export interface RawReply {
  readonly status: number
  readonly body: unknown
  readonly retryAfter?: string
}

/** The portal at the other end; null when it does not answer at all. */
export type Serve = (call: Pick<Call, 'path' | 'body' | 'bearer'>) => Promise<RawReply | null>

/** What became of one call, for the story and the count of cuts. */
export type Trick =
  'through' | 'cut-before' | 'cut-after' | 'twice' | 'late' | 'late-twice' | 'captive' | 'busy' | 'too-large'

const calm: readonly (readonly [Trick, number])[] = [
  ['through', 97],
  ['cut-after', 1],
  ['twice', 1],
  ['late', 1],
]
const storm: readonly (readonly [Trick, number])[] = [
  ['through', 40],
  ['cut-before', 12],
  ['cut-after', 20],
  ['twice', 8],
  ['late', 8],
  ['late-twice', 4],
  ['captive', 3],
  ['busy', 3],
  ['too-large', 2],
]

export interface Call {
  readonly path: string
  readonly body: unknown
  readonly timeoutMs: number
  /** The token of the session that the host holds. */
  readonly bearer: string | null
}

export interface Network {
  weather: Weather
  /** @param told what happened, for the story */
  call(call: Call, told: (trick: Trick) => void): Promise<PortalReply>
}

const fault = (kind: LineFault, detail = ''): PortalReply => ({ kind: 'fault', fault: kind, detail })

export function createNetwork(world: World, serve: Serve): Network {
  const { chance } = world
  const trip = () => world.wait(3 + chance.whole(chance.likely(0.1) ? 3_000 : 60))

  const drawTrick = (): Trick => {
    if (network.weather === 'clear') return 'through'
    const weights = network.weather === 'storm' ? storm : calm
    let at = chance.whole(weights.reduce((sum, [, weight]) => sum + weight, 0))
    for (const [trick, weight] of weights) {
      if (at < weight) return trick
      at -= weight
    }
    return 'through'
  }
  const arrive = async (call: Call, sent: string): Promise<PortalReply> => {
    await trip()
    const raw = await serve({ ...call, body: JSON.parse(sent) })
    if (!raw) return fault('portal-down', 'timeout')
    const text = JSON.stringify(raw.body)
    await trip()
    const { status, retryAfter = null } = raw
    const isSignIn = call.path === '/session'
    return classifyAnswer({ status, contentType: 'application/json', text, retryAfter }, { isSignIn })
  }
  const later = (call: Call, sent: string) => {
    world.after(chance.whole(chance.likely(0.3) ? 600_000 : 45_000), () => void arrive(call, sent))
  }
  const giveUp = async (call: Call): Promise<PortalReply> => {
    if (chance.likely(0.5)) return fault('no-network')
    await world.wait(call.timeoutMs)
    return fault('portal-down', 'timeout')
  }
  const play = async (trick: Trick, call: Call, sent: string): Promise<PortalReply> => {
    switch (trick) {
      case 'cut-before':
        return giveUp(call)
      case 'cut-after':
        void arrive(call, sent)
        return giveUp(call)
      case 'twice':
        void arrive(call, sent)
        return arrive(call, sent)
      case 'late':
        later(call, sent)
        return giveUp(call)
      case 'late-twice':
        later(call, sent)
        return arrive(call, sent)
      case 'captive':
        return fault('captive-portal', 'http-200')
      case 'busy':
        await trip()
        return { kind: 'busy', status: chance.likely(0.5) ? 429 : 503, retryAfterMs: 2_000 }
      case 'too-large':
        await trip()
        return call.path === '/sync/push'
          ? { kind: 'refusal', status: 413, code: 'too-large', params: {} }
          : arrive(call, sent)
      default:
        return arrive(call, sent)
    }
  }
  const network: Network = {
    weather: 'calm',
    async call(call, told) {
      const sent = JSON.stringify(call.body ?? null)
      if (network.weather === 'off') {
        told('cut-before')
        return fault('no-network')
      }
      const trick = drawTrick()
      told(trick)
      const reply = play(trick, call, sent)
      const patience = world.wait(call.timeoutMs).then(() => fault('portal-down', 'timeout'))
      return Promise.race([reply, patience])
    },
  }
  return network
}
