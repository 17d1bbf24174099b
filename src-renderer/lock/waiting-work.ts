import { journalOf } from '#renderer/store/journal-port.ts'
import type { SessionContext } from './session-context.ts'

/**
 * Whether commands lie sealed in a profile that is not open: rows of its outbox, or entries of its journal. The card
 * tells what waited when the profile was last opened or locked; a page that died since has told nothing (law S17).
 * What cannot be read is taken for work: it is looked at again at the next start.
 */
export async function hasWaitingWork(
  context: Pick<SessionContext, 'createDisk' | 'host'>,
  profileId: string,
): Promise<boolean> {
  const disk = context.createDisk(profileId)
  try {
    const [image, copies] = await Promise.all([disk.readImage(), journalOf(context.host, profileId).read()])
    return image.outbox.length > 0 || copies.length > 0
  } catch {
    return true
  } finally {
    disk.close()
  }
}
