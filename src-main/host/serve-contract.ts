import { z } from 'zod'
import type { AnswerMessage, Method } from '#shared/bridge/contract.ts'
import { hostContract, type HostServices } from '#shared/bridge/host-contract.ts'
import { isHostRefusal, type RefusalParams } from '#main/services/host-refusal.ts'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'
import { isHeavierThan, weightMaxOf } from './weight.ts'

/** Whoever calls: a transport says whether it is the window it opened. */
export interface Sender {
  readonly isTrusted: boolean
}

/** One dispatcher for every transport: what it refuses is logged, and the handler never runs. */
export type ServeCall = (raw: unknown, sender: Sender) => Promise<AnswerMessage>

const callMessage = z.object({
  id: z.int().min(0),
  service: z.string().max(40),
  method: z.string().max(40),
  input: z.unknown(),
})

type Handler = (input: unknown) => Promise<unknown>

export function serveContract(services: HostServices, log: TechnicalLog): ServeCall {
  function refuse(id: number, code: string, params: RefusalParams = {}): AnswerMessage {
    log.write('warn', code, params)
    return { id, ok: false, code, params }
  }

  return async (raw, sender) => {
    const message = callMessage.safeParse(raw)
    const id = message.success ? message.data.id : 0
    if (!sender.isTrusted) return refuse(id, 'sender-refused')
    if (!message.success) return refuse(id, 'message-refused')
    const { service, method, input } = message.data
    const found = findMethod(services, service, method)
    if (found === null) return refuse(id, 'method-unknown')
    const names = { service: service.toLowerCase(), method: kebab(method) }
    if (isHeavierThan(input, weightMaxOf(service, method))) return refuse(id, 'input-oversize', names)
    const checked = found.method.in.safeParse(input)
    if (!checked.success) return refuse(id, 'input-refused', { ...names, at: pathOf(checked.error) })
    return run(found, checked.data, id, names, log)
  }
}

interface Found {
  readonly method: Method
  readonly handler: Handler
}

async function run(
  found: Found,
  input: unknown,
  id: number,
  names: RefusalParams,
  log: TechnicalLog,
): Promise<AnswerMessage> {
  try {
    const output = found.method.out.safeParse(await found.handler(input))
    if (output.success) return { id, ok: true, value: output.data }
    log.write('error', 'output-refused', names)
    return { id, ok: false, code: 'output-refused', params: {} }
  } catch (error) {
    if (isHostRefusal(error)) {
      log.write('warn', error.refusalCode, names)
      return { id, ok: false, code: error.refusalCode, params: error.params }
    }
    log.write('error', 'service-failed', { ...names, cause: causeOf(error) })
    return { id, ok: false, code: 'service-failed', params: { cause: causeOf(error) } }
  }
}

/** Own names only: `__proto__` and `constructor` are no methods. */
function findMethod(services: HostServices, service: string, method: string): Found | null {
  if (!Object.hasOwn(hostContract, service)) return null
  const name = service as keyof typeof hostContract
  const methods: Readonly<Record<string, Method>> = hostContract[name].methods
  const handlers: Readonly<Record<string, unknown>> = services[name]
  const declared = Object.hasOwn(methods, method) ? methods[method] : undefined
  const handler = handlers[method]
  if (declared === undefined || typeof handler !== 'function') return null
  return { method: declared, handler: handler as Handler }
}

/** A system's code (enospc) or nothing: messages carry paths, and paths carry names. */
function causeOf(error: unknown): string {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  return code.toLowerCase().replaceAll('_', '-')
}

function pathOf(error: z.ZodError): string {
  return kebab(error.issues[0]?.path.join('.') ?? '') || 'whole'
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
