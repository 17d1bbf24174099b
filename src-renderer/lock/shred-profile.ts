import { journalOf } from '#renderer/store/journal-port.ts'
import type { SessionContext } from './session-context.ts'

/**
 * Destroys a profile: its wraps first, so that nothing opens it any more, then what they sealed (laws V2, V7). Where a
 * full disk refuses to forget the wraps, they are left with nothing to open: what can be destroyed is.
 */
export async function shredProfile(context: SessionContext, id: string): Promise<void> {
  await context.registry.remove(id).catch(() => undefined)
  await Promise.allSettled([
    context.createDisk(id).destroy(),
    journalOf(context.host, id).erase(),
    context.host.portal.dropSession({ workstationId: id, erase: true }),
  ])
}
