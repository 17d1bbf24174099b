import { vaultIfOpen } from '#renderer/store/current-vault.ts'
import type { Page } from '#test/sim/post/open-page.ts'
import type { Post } from '#test/sim/post/post.ts'
import type { Scene } from '#test/sim/scene/scene.ts'
import type { SimCrypto } from '#test/sim/world/sim-crypto.ts'

/** After a lock nothing of the person is left in the page, and nobody uses his keys any more (laws L2, V6). */
export function checkLocked(scene: Scene, post: Post, page: Page, crypto: SimCrypto): void {
  const fail = (law: string, message: string) => scene.fail(law, `${post.name}\u00a0: ${message}`)
  const { state, context } = page
  if (context.open !== null || vaultIfOpen() !== null)
    fail('L2', 'la page verrouillée tient encore le coffre')
  if (!state.isClosed) fail('L2', 'le coffre reste ouvert')
  if (state.outbox.entries.length > 0 || state.settled.size > 0)
    fail('V6', 'des commandes restent en mémoire')
  for (const type of state.types.values())
    if (state.collections.all(type).length > 0) fail('V6', `des fiches ${type.kind} restent en mémoire`)
  const { onUse } = crypto
  const { openings } = post
  crypto.onUse = (info) => {
    onUse?.(info)
    if (post.openings === openings && info.startsWith(`${page.profileId}|`))
      scene.fail('L2', `${post.name}\u00a0: une clé sert après le verrou`)
  }
}

/** A profile leaves a post for good once the portal had everything that was typed there, restored since or not (law V7). */
export function checkShredded(scene: Scene, post: Post, profileId: string): void {
  // Disks that are full cannot forget its wraps: they stay, with nothing to open.
  const { indexedDb, files } = post.machine.profilesIn
  if (indexedDb || files) scene.passwords.left(profileId)
  for (const intent of scene.ledger.ofProfile(profileId)) {
    if (intent.state === 'acked' && intent.verdict === null && !scene.ledger.wasSettled(intent.key))
      scene.fail('V7', `${profileId}\u00a0: détruit avec ${intent.name}, que le portail n’a pas`)
    intent.isForgotten = true
  }
}
