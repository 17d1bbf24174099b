import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { pullAnswer, type PullAnswer } from '#shared/protocol/pull.ts'
import { pushAnswer, type CommandMessage } from '#shared/protocol/push.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import { signalLimits } from '#shared/sync/signal-schedule.ts'
import type { Entered } from '#test/support/portal/enter-account.ts'
import { askPortal, openPokes } from './http-line.ts'
import type { Samples } from './samples.ts'

/** Where a workstation stands: what it would keep on its disk. */
export interface Standing {
  readonly epoch: string
  readonly cursor: number
  readonly scopes: readonly string[]
}

/** A workstation without its page: it pushes, hears pokes, and pulls at the engine's rhythm. */
export interface LightPost {
  push(commands: readonly Omit<CommandMessage, 'mid'>[]): Promise<void>
  pull(): Promise<void>
  /** Opens its stream: from then on each poke brings a pull, within a second (law S18). */
  listen(): Promise<void>
  /** Hears nothing more, and lets a pull under way end. */
  stop(): Promise<void>
}

interface Parts {
  readonly url: string
  readonly entered: Entered
  readonly standing: Standing
  readonly samples: Samples
  readonly onRows: (rows: PullAnswer['rows']) => void
}

export function createLightPost({ url, entered, standing, samples, onRows }: Parts): LightPost {
  const common = { proto: protocolVersion, workstationId: entered.workstationId }
  let { epoch, cursor, scopes } = standing
  let [mid, outcomesAfter, headSeen] = [0, 0, 0]
  let close = () => undefined as void
  let isStopped = false
  let pulling: Promise<void> | null = null

  const post = async (path: string, body: object, times: number[]): Promise<string> => {
    for (;;) {
      const begun = performance.now()
      const { status, text } = await askPortal(url, { method: 'POST', path, token: entered.token, body })
      if (status === 200) {
        times.push(performance.now() - begun)
        return text
      }
      if (status < 500 && status !== 429) throw new Error(`${path} answered ${status} ${text.slice(0, 200)}`)
      samples.later++
      await delay(1000 * Math.random())
    }
  }
  const pullOnce = async () => {
    const body = {
      ...common,
      epoch,
      cursor,
      scopes,
      schema: {},
      page: null,
      wantsDigest: false,
      outcomesAfter,
    }
    const answer = pullAnswer.parse(JSON.parse(await post('/sync/pull', body, samples.pulls)))
    if (answer.reset || answer.next) throw new Error('a light post pulls one page')
    onRows(answer.rows)
    samples.rows += answer.rows.length
    epoch = answer.epoch
    cursor = answer.head
    scopes = answer.scopes
    outcomesAfter = answer.lastMid
  }
  /** A poke that comes during a pull is followed by another, as the engine does. */
  const pullAll = async () => {
    do await pullOnce()
    while (headSeen > cursor && !isStopped)
  }
  const pull = () => (pulling ??= pullAll().finally(() => (pulling = null)))
  let timer: ReturnType<typeof setTimeout> | null = null
  const onPoke = (head: number) => {
    headSeen = Math.max(headSeen, head)
    if (head <= cursor || timer !== null || pulling !== null) return
    timer = setTimeout(() => {
      timer = null
      if (!isStopped) void pull()
    }, signalLimits.pokeJitterMs * Math.random())
  }
  return {
    pull,
    push: async (commands) => {
      const numbered = commands.map((command) => ({ ...command, mid: ++mid }))
      const text = await post('/sync/push', { ...common, epoch, commands: numbered }, samples.pushes)
      const answer = pushAnswer.parse(JSON.parse(text))
      const refused = answer.outcomes.filter((one) => one.outcome !== 'applied' && one.outcome !== 'merged')
      if (answer.lastMid !== mid || refused.length > 0)
        throw new Error(`a push ended badly: ${JSON.stringify(refused)} at ${answer.lastMid} of ${mid}`)
      samples.commands += commands.length
    },
    listen: async () => {
      close = await openPokes(url, entered.token, onPoke)
    },
    stop: async () => {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      close()
      await pulling
    },
  }
}
