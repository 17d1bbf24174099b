import './zod-without-eval.ts'
import { hostContract, type HostClient } from '#shared/bridge/host-contract.ts'
import { createClient, type TimeoutOf } from './create-client.ts'
import type { Door } from './door.ts'
import { hostError } from './host-error.ts'
import { findPreloadDoor } from './preload-door.ts'
import { openSocketDoor } from './socket-door.ts'
import { takeSocketToken } from './socket-token.ts'

const ordinaryMs = 15_000

/** A call that goes to the portal lasts as long as it was given, and a little more; dialogs last as long as people do. */
const timeoutOf: TimeoutOf = (service, method, input) => {
  if (service === 'files' || method === 'openAddress' || method === 'save') return null
  if (service === 'portal' && method === 'call') return askedTimeout(input) + 5_000
  return service === 'portal' ? ordinaryMs + 10_000 : ordinaryMs
}

function askedTimeout(input: unknown): number {
  const asked =
    typeof input === 'object' && input !== null && 'timeoutMs' in input ? input.timeoutMs : undefined
  return typeof asked === 'number' ? asked : ordinaryMs
}

let connected: Promise<HostClient> | null = null

/** The host of this window: the preload's door under Electron, the socket under Node. One for the life of the page. */
export function connectHost(): Promise<HostClient> {
  connected ??= Promise.resolve().then(() => createHostClient(findDoor()))
  return connected
}

/** Exported for tests, which bring their own door. */
export function createHostClient(door: Door): HostClient {
  let last = 0
  const nextId = () => (last += 1)
  return {
    portal: createClient(hostContract.portal, door, nextId, timeoutOf),
    journal: createClient(hostContract.journal, door, nextId, timeoutOf),
    secrets: createClient(hostContract.secrets, door, nextId, timeoutOf),
    lock: createClient(hostContract.lock, door, nextId, timeoutOf),
    files: createClient(hostContract.files, door, nextId, timeoutOf),
    post: createClient(hostContract.post, door, nextId, timeoutOf),
  }
}

function findDoor(): Door {
  const preload = findPreloadDoor()
  if (preload !== null) return preload
  const token = takeSocketToken()
  if (token === null) throw hostError('host-missing')
  return openSocketDoor(token)
}
