import type { Facts } from '#shared/domain/core/command.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import { upgradeRecord } from '#shared/sync/decode-row.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { readArgs } from '#shared/sync/rebase.ts'
import { conservationOf } from '#renderer/store/conservation.ts'
import { liveRows, type LiveRow } from '#renderer/store/segment-log.ts'
import { settledDays } from '#renderer/store/settled-rows.ts'
import { actorOf, type VaultState } from '#renderer/store/vault-state.ts'
import { readableKinds } from '#server/sync/reading-rights.ts'
import type { BaseRow } from '#test/sim/portal/portal-state.ts'
import type { Page } from '#test/sim/post/open-page.ts'
import type { Post } from '#test/sim/post/post.ts'
import type { Scene } from '#test/sim/scene/scene.ts'
import { keyOfCommand, type Intent } from './ledger.ts'
import type { Sighting } from './sighting.ts'

/** Everything that must hold of an open page, between two steps of anybody. */
export function checkPage(scene: Scene, post: Post, page: Page, seen: Sighting): void {
  const fail = (law: string, message: string) => scene.fail(law, `${post.name}\u00a0: ${message}`)
  const { state } = page
  if (state.isClosed) return
  checkConservation(scene, page, seen, fail)
  checkCursor(state, seen, fail)
  checkEnds(scene, state, fail)
  const isSame = seen.manifest === state.manifest
  const isSameView = isSame && seen.patches === state.collections.patches()
  seen.manifest = state.manifest
  seen.patches = state.collections.patches()
  if (isSameView) return
  const rows = new Map([...liveRows(state.log)].map((row) => [`${row.kind}|${row.id}`, row]))
  if (!isSame) checkScopes(state, rows, fail)
  if (!isSame) checkBase(scene, state, rows, fail)
  checkView(scene, state, rows, fail)
}

type Fail = (law: string, message: string) => void

/** Nothing acknowledged is missing, nothing is there twice, and the order is the person's (laws V4, S2, S17). */
function checkConservation(scene: Scene, { state, profileId }: Page, seen: Sighting, fail: Fail): void {
  const { ledger } = scene
  const { typed, settled, waiting } = conservationOf(state, seen.since)
  if (typed !== settled + waiting)
    fail('S17', `${typed} saisies, ${settled} verdicts et ${waiting} en attente`)
  const held = new Map<string, string | null>()
  let order = -1
  let mid = 0
  for (const { command } of state.outbox.entries) {
    const key = keyOfCommand(profileId, command)
    if (held.has(key)) fail('S2', `${command.name} attend deux fois`)
    held.set(key, null)
    const intent = ledger.intents.get(key)
    if (intent && intent.order <= order) fail('S3', `${command.name} n’est plus à sa place`)
    order = intent?.order ?? order
    if (command.mid <= mid) fail('S2', `le n° ${command.mid} suit le n° ${mid}`)
    mid = command.mid
  }
  for (const one of state.settled.values()) {
    const key = keyOfCommand(profileId, one)
    if (held.has(key)) fail('S2', `${one.name} attend et a un verdict`)
    held.set(key, one.verdict)
  }
  for (const intent of ledger.ofProfile(profileId)) {
    const verdict = held.get(intent.key)
    if (verdict && intent.verdict === null) intent.verdictMs = scene.world.calendarMs()
    if (verdict) intent.verdict = verdict
    if (verdict !== undefined || intent.state !== 'acked' || intent.isForgotten) continue
    if (!ledger.isSettled(intent.key) && !isLetGo(scene, intent))
      fail('V4', `${intent.name} avait été gardée\u00a0: elle n’est plus nulle part`)
  }
}

/** A closed verdict is kept for days, and then let go: a portal restored since is not told of it again. */
function isLetGo({ world }: Scene, { verdict, verdictMs }: Intent): boolean {
  return verdict !== null && world.calendarMs() - verdictMs >= settledDays * 86_400_000 - 60_000
}

function checkCursor(state: VaultState, seen: Sighting, fail: Fail): void {
  const { epoch, cursor } = state.manifest
  if (epoch === seen.epoch && cursor < seen.cursor)
    fail('S8', `le curseur recule de ${seen.cursor} à ${cursor}`)
  seen.epoch = epoch
  seen.cursor = cursor
}

/** A clock put right by some minutes is believed; an answer may take one; a look at the hour, some seconds. */
const endSlackMs = 7 * 60_000
const awakeMs = 10_000

/**
 * What is held for a time is gone once its end has come by the portal’s clock, as the portal told it (laws S6, S10; C2):
 * the line may be cut, the post’s clock wrong.
 */
function checkEnds({ portal, toldEnds, world }: Scene, state: VaultState, fail: Fail): void {
  const told = toldEnds.get(state.profileId)
  if (!told || world.now() - world.nightMs() < awakeMs) return
  const over = new Set([...told].flatMap(([scope, end]) => (portal.now() - end > endSlackMs ? [scope] : [])))
  const lasting = new Set(state.manifest.scopes.filter((scope) => !over.has(scope)))
  if (over.size === 0) return
  const isBeyond = (scopes: readonly string[]) => !scopes.some((scope) => lasting.has(scope))
  for (const { kind, id, scopes } of liveRows(state.log))
    if (isBeyond(scopes)) fail('S10', `${kind} ${id} est gardé après la fin de son périmètre`)
  const type = state.types.get('cahierEntry')
  for (const record of type ? state.collections.all(type) : [])
    if (type && isBeyond(type.scopesOf(record)))
      fail('S10', `${type.kind} ${record.id} se lit après la fin de son périmètre`)
}

/** No row is held that no scope held covers, on the disk or in memory (law S10). */
function checkScopes(state: VaultState, rows: ReadonlyMap<string, LiveRow>, fail: Fail): void {
  const held = new Set(state.manifest.scopes)
  for (const { kind, id, scopes } of rows.values())
    if (!scopes.some((scope) => held.has(scope))) fail('S10', `${kind} ${id} est gardé sans périmètre`)
  if (state.manifest.mustRefresh) return
  for (const [kind, type] of state.types)
    for (const record of confirmedRecords(state, kind))
      if (!rows.has(`${kind}|${record.id}`)) fail('S10', `${type.kind} ${record.id} reste en mémoire`)
}

/** What is in memory of a kind, but what waiting commands made of it. */
function confirmedRecords(state: VaultState, kind: string): readonly RecordBody[] {
  const type = state.types.get(kind)
  const patches = state.collections.patches().get(kind)
  return type ? state.collections.all(type).filter(({ id }) => !patches?.has(id)) : []
}

/** The base is what the portal held at the cursor, no more, no less, nothing of half a revision (laws S7, S8). */
function checkBase(scene: Scene, state: VaultState, rows: ReadonlyMap<string, LiveRow>, fail: Fail): void {
  const { epoch, cursor, scopes } = state.manifest
  if (epoch === null || state.manifest.mustRefresh) return
  const history = scene.ledger.histories.get(epoch)
  const workstation = scene.portal.base.workstations.get(state.profileId)
  // After a restore the portal remembers other rights than those under which this base was chosen.
  if (!history || !workstation || epoch !== scene.portal.base.clock.epoch) return
  const account = scene.portal.base.accounts.get(workstation.account_id)
  const { roles } = state.manifest
  const kinds = readableKinds(scene.portal.registry.records, (roles ?? []) as never)
  // Between two roles the rows are those of the first: the next pull begins anew.
  if (!account || [...account.roles].sort().join() !== [...(roles ?? [])].sort().join()) return
  const held = new Set(scopes)
  const expected = new Set<string>()
  for (const [key, versions] of history) {
    const at = versionAt(versions, cursor)
    const isLast = at === versions.at(-1)
    const mine = rows.get(key)
    const isExpected =
      at && !at.deleted && kinds.includes(at.kind) && at.scopes.some((scope) => held.has(scope))
    if (isExpected) expected.add(key)
    // A row that changed after the head of a set is not in it: it comes with the next one.
    if (!isLast && mine && mine.rev <= cursor) expected.add(key)
    else if (isExpected && isLast && mine?.rev !== at.rev)
      fail(
        'S7',
        `${key} manque ou date\u00a0: rév. ${at.rev} au curseur ${cursor}, ici ${mine?.rev ?? 'rien'}`,
      )
  }
  for (const [key, { rev }] of rows)
    if (!expected.has(key)) fail('S8', `${key} (rév. ${rev}) n’était pas à tenir au curseur ${cursor}`)
}

function versionAt(versions: readonly BaseRow[], rev: number): BaseRow | undefined {
  return versions.findLast((version) => version.rev <= rev)
}

/** The view is base ⊕ what waits, computed anew from the portal's own rows: one reads what one wrote (law S9). */
function checkView(scene: Scene, state: VaultState, rows: ReadonlyMap<string, LiveRow>, fail: Fail): void {
  if (state.outbox.entries.length === 0) {
    if ([...state.collections.patches().values()].some((patches) => patches.size > 0))
      fail('S9', 'la vue garde une trace de ce qui n’attend plus')
    return
  }
  if (state.loading.size > 0 || state.manifest.mustRefresh) return
  const patches = foldPending(scene, state, rows)
  for (const [key, patch] of patches) {
    const [kind = '', id = ''] = key.split('|')
    const type = state.types.get(kind)
    const shown = type && state.collections.get(type, id)
    if (canonicalJson(shown ?? null) !== canonicalJson(patch))
      fail('S9', `${key} ne montre pas ce qui vient d’être saisi`)
  }
  for (const [kind, ofKind] of state.collections.patches())
    for (const id of ofKind.keys())
      if (!patches.has(`${kind}|${id}`)) fail('S9', `${kind}|${id} montre ce que personne n’a saisi`)
}

function foldPending(
  scene: Scene,
  state: VaultState,
  rows: ReadonlyMap<string, LiveRow>,
): ReadonlyMap<string, RecordBody | null> {
  const patches = new Map<string, RecordBody | null>()
  const history = scene.ledger.histories.get(state.manifest.epoch ?? '')
  const facts: Facts = {
    get<T extends RecordBody>(type: RecordType<T>, id: string) {
      const key = `${type.kind}|${id}`
      const patch = patches.get(key)
      if (patch !== undefined) return (patch ?? undefined) as T | undefined
      const rev = rows.get(key)?.rev
      const row = history?.get(key)?.find((version) => version.rev === rev)
      const own = state.types.get(type.kind)
      if (!row || !own || row.version > own.version) return undefined
      return upgradeRecord(own, row.version, row.data) as unknown as T
    },
  }
  for (const { command } of state.outbox.entries) layOne(state, command, facts, patches)
  return patches
}

function layOne(
  state: VaultState,
  command: PendingCommand,
  facts: Facts,
  patches: Map<string, RecordBody | null>,
): void {
  const type = state.commands.get(command.name)
  const args = type && readArgs(type, command)
  if (!type || !args) return
  const wall = wallClockAt(epochMsOf(command.typedAt), 'Europe/Paris')
  const { typedAt } = command
  const context = { now: typedAt, wall, typedAt, workstationId: state.profileId as never }
  const call = { actor: actorOf(state), args: args.value, facts, context }
  if (type.decide(call).kind === 'refused') return
  for (const change of type.apply(call).changes)
    patches.set(
      `${change.kind}|${change.op === 'put' ? change.record.id : change.id}`,
      change.op === 'put' ? change.record : null,
    )
}
