import { preloadDoorName } from '#shared/bridge/contract.ts'
import type { Door } from './door.ts'

/** The door that Electron's preload opened, null elsewhere. */
export function findPreloadDoor(): Door | null {
  const door: unknown = Reflect.get(window, preloadDoorName)
  return isDoor(door) ? door : null
}

function isDoor(value: unknown): value is Door {
  return (
    typeof value === 'object' &&
    value !== null &&
    'call' in value &&
    typeof value.call === 'function' &&
    'listen' in value &&
    typeof value.listen === 'function'
  )
}
