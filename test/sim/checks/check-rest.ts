import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { upgradeRecord } from '#shared/sync/decode-row.ts'
import { digestLog } from '#renderer/store/segment-log.ts'
import { pull } from '#test/sim/portal/pull.ts'
import type { Page } from '#test/sim/post/open-page.ts'
import type { Post } from '#test/sim/post/post.ts'
import type { Scene } from '#test/sim/scene/scene.ts'

/** After quiet: everybody holds what the portal gives a newcomer, and every command kept has its verdict there. */
export async function checkRest(scene: Scene): Promise<void> {
  if (scene.failures.length > 0) return
  // A segment that was damaged is found when somebody looks into it, and pulled again.
  for (const post of scene.posts) if (post.page) await loadAll(scene, post.page)
  await scene.world.runUntil(scene.world.now() + 10 * 60_000, () =>
    scene.posts.every((post) => isSettled(scene, post)),
  )
  for (const post of scene.posts) await checkAgreement(scene, post)
  for (const intent of scene.ledger.intents.values()) {
    if (intent.state !== 'acked' || scene.ledger.isSettled(intent.key) || intent.isForgotten) continue
    // A restored portal is not told again of what it had refused or taken into custody (decision 0030).
    if (intent.verdict === 'rejected' || intent.verdict === 'parked') continue
    scene.fail('S17', `${intent.profileId}\u00a0: ${intent.name} gardée, et jamais jugée`)
  }
}

async function checkAgreement(scene: Scene, post: Post): Promise<void> {
  const { page } = post
  const fail = (law: string, message: string) => scene.fail(law, `${post.name}\u00a0: ${message}`)
  if (!page) return fail('S18', 'le poste ne s’est pas rouvert')
  const { manifest, outbox } = page.state
  const { clock } = scene.portal.base
  if (outbox.entries.length > 0) return fail('S4', `${outbox.entries.length} commandes attendent encore`)
  if (manifest.epoch !== clock.epoch || manifest.cursor !== clock.rev || manifest.mustRefresh)
    return fail(
      'S18',
      `curseur ${manifest.cursor} (${manifest.epoch}), portail ${clock.rev} (${clock.epoch})`,
    )
  await checkDigests(scene, page, fail)
  await loadAll(scene, page)
  checkRecords(scene, page, fail)
}

async function loadAll({ world }: Scene, page: Page): Promise<void> {
  for (const type of page.state.types.values()) {
    let isLoaded = false
    void page.vault.load(type).then(() => (isLoaded = true))
    await world.runUntil(world.now() + 60_000, () => isLoaded)
  }
}

/** Whether a post holds all that the portal has, and the portal all that was typed there. */
export function isSettled({ portal }: Scene, { page }: Post): boolean {
  if (!page) return false
  const { manifest, outbox } = page.state
  const isWhole = manifest.epoch === portal.base.clock.epoch && !manifest.mustRefresh
  return isWhole && manifest.cursor === portal.base.clock.rev && outbox.entries.length === 0
}

type Fail = (law: string, message: string) => void

/** What a newcomer of the same rights would be given. */
function newcomerRows(scene: Scene, page: Page) {
  const workstation = scene.portal.base.workstations.get(page.profileId)
  const holder = { accountId: workstation?.account_id ?? '', workstationId: page.profileId }
  const whole = { ...scene.portal, pageRows: Number.MAX_SAFE_INTEGER }
  const first = {
    proto: 1,
    epoch: null,
    cursor: 0,
    scopes: [],
    schema: {},
    page: null,
    outcomesAfter: 0,
  } as const
  const message = { ...first, scopes: [], workstationId: page.profileId, wantsDigest: true }
  return pull(whole, holder, message)
}

async function checkDigests(scene: Scene, page: Page, fail: Fail): Promise<void> {
  const { digests } = newcomerRows(scene, page)
  const scopes = (digests ?? []).map(({ scope }) => scope)
  const own = await digestLog(page.state.log, scopes)
  if (canonicalJson(own) !== canonicalJson(digests)) fail('S11', 'les condensés diffèrent')
}

function checkRecords(scene: Scene, page: Page, fail: Fail): void {
  const { rows } = newcomerRows(scene, page)
  const { types, collections } = page.state
  const seen = new Map<string, number>()
  for (const row of rows) {
    const type = types.get(row.kind)
    if (!type || row.version > type.version) continue
    seen.set(row.kind, (seen.get(row.kind) ?? 0) + 1)
    const expected = upgradeRecord(type, row.version, row.data)
    if (canonicalJson(collections.get(type, row.id) ?? null) !== canonicalJson(expected))
      fail('S7', `${row.kind} ${row.id} n’est pas ce que tient le portail`)
  }
  for (const [kind, type] of types)
    if (collections.all(type).length !== (seen.get(kind) ?? 0)) fail('S10', `${kind}\u00a0: fiches en trop`)
}
