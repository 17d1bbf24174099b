import type { AnswerMessage, ClientOf, Contract, EventMessage, Method } from '#shared/bridge/contract.ts'
import type { Door } from './door.ts'
import { hostError } from './host-error.ts'

/** How long a call may take before it is given up; null for what waits on a person. */
export type TimeoutOf = (service: string, method: string, input: unknown) => number | null

/** Numbers of calls, shared by every service of one door. */
export type NextId = () => number

/** The typed client of one contract over a door: what leaves and what comes back are both checked. */
export function createClient<C extends Contract>(
  contract: C,
  door: Door,
  nextId: NextId,
  timeoutOf: TimeoutOf,
): ClientOf<C> {
  const calls = Object.entries(contract.methods).map(([name, method]) => [
    name,
    (input: unknown) => callMethod({ contract, name, method, door, nextId, timeoutOf }, input),
  ])
  const on = (event: string, listener: (payload: unknown) => void) =>
    door.listen((message) => deliver(contract, event, message, listener))
  return { ...Object.fromEntries(calls), on } as ClientOf<C>
}

interface Call {
  readonly contract: Contract
  readonly name: string
  readonly method: Method
  readonly door: Door
  readonly nextId: NextId
  readonly timeoutOf: TimeoutOf
}

async function callMethod(
  { contract, name, method, door, nextId, timeoutOf }: Call,
  input: unknown,
): Promise<unknown> {
  const checked = method.in.safeParse(input)
  if (!checked.success) throw hostError('input-refused', { service: contract.name, method: name })
  const message = { id: nextId(), service: contract.name, method: name, input: checked.data }
  const answer = await inTime(door.call(message), timeoutOf(contract.name, name, checked.data))
  if (!answer.ok) throw hostError(answer.code, answer.params)
  const output = method.out.safeParse(answer.value)
  if (!output.success) throw hostError('output-refused', { service: contract.name, method: name })
  return output.data
}

function inTime(call: Promise<AnswerMessage>, timeoutMs: number | null): Promise<AnswerMessage> {
  if (timeoutMs === null) return call
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(hostError('host-timeout')), timeoutMs)
    call.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function deliver(
  contract: Contract,
  event: string,
  message: EventMessage,
  listener: (payload: unknown) => void,
): void {
  if (message.service !== contract.name || message.event !== event) return
  const payload = contract.events[event]?.safeParse(message.payload)
  if (payload?.success) listener(payload.data)
}
