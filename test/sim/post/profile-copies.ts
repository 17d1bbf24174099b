import type { HostClient } from '#shared/bridge/host-contract.ts'
import { createHostCopy, type RegistryCopy } from '#renderer/store/registry-copies.ts'
import type { Life, Machine } from './machine.ts'

/** The profiles of a post lie twice (decision 0031): in IndexedDB, and through the real code in a file of the host. */
export function profileCopies(machine: Machine, life: Life, host: HostClient): RegistryCopy[] {
  const point = machine.pagePoint(life)
  const inIndexedDb: RegistryCopy = {
    async read() {
      await point.pass('disk-read')
      return machine.profiles
    },
    async write(text) {
      if (await point.pass('disk-write')) throw new Error('QuotaExceededError')
      machine.profiles = text
      await point.pass('disk-written')
    },
  }
  return [watched(createHostCopy(host), 'files'), watched(inIndexedDb, 'indexedDb')]

  /** Remembers whether this copy alone would do, should the other one be lost. */
  function watched(copy: RegistryCopy, place: 'files' | 'indexedDb'): RegistryCopy {
    return {
      read: copy.read,
      async write(text, revision) {
        machine.profilesIn[place] = false
        await copy.write(text, revision)
        machine.profilesIn[place] = true
      },
    }
  }
}
