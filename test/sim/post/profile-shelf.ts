import type { PersonMessage } from '#shared/protocol/session.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { newCard } from '#renderer/lock/profile-card.ts'
import { openRegistry, type ProfileRegistry } from '#renderer/store/profile-registry.ts'
import type { ProfileRow } from '#renderer/store/profile-row.ts'
import { createMemoryCopy } from '#renderer/store/registry-copies.ts'
import { newDataKey } from '#renderer/store/wraps.ts'

/** The profiles of one post: the real registry, and the data keys that its people can unlock. */
export interface ProfileShelf {
  readonly registry: ProfileRegistry
  /** A copy: whoever derives from it wipes it. */
  dataKeyOf(profileId: string): Uint8Array<ArrayBuffer>
  rowOf(profileId: string): ProfileRow
  add(profileId: string, person: PersonMessage, now: Instant): Promise<void>
}

export async function createShelf(): Promise<ProfileShelf> {
  const registry = await openRegistry([createMemoryCopy()], null)
  const dataKeys = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    registry,
    dataKeyOf: (profileId) => must(dataKeys.get(profileId), 'a data key').slice(),
    rowOf: (profileId) => must(registry.find(profileId), 'a profile'),
    async add(profileId, person, now) {
      dataKeys.set(profileId, newDataKey())
      const cost = { memoryKiB: 0, passes: 0, lanes: 0 }
      const passwordWrap = { v: 1, cost, salt: '', withDevice: false, box: '' } as const
      await registry.save({
        id: profileId,
        card: newCard(person, now),
        passwordWrap,
        portalWrap: { v: 1, box: '' },
        person: '',
      })
    },
  }
}
