import type { Selectable } from 'kysely'
import type { OutcomeRow } from '#server/store/tables.ts'
import type { Observation } from '#shared/domain/roll-call/observation.ts'
import type { BaseRow, WitnessedCommand } from '#test/sim/portal/portal-state.ts'
import type { Scene } from '#test/sim/scene/scene.ts'
import { keyOfCommand } from './ledger.ts'

/** As the portal gives a verdict: once for each command, in the order typed, under dense numbers, none out of nowhere. */
export function checkSettled(
  scene: Scene,
  profileId: string,
  row: Selectable<OutcomeRow>,
  command: WitnessedCommand,
): void {
  const { ledger } = scene
  const intent = ledger.intents.get(keyOfCommand(profileId, command))
  const what = `${profileId} n° ${row.mid} ${command.name}`
  const earlier = ledger.verdictOf(profileId, command as never)
  if (earlier)
    scene.fail(
      'S2',
      `${what} a un second verdict (${row.outcome}), après le n° ${earlier.row.mid} ${earlier.row.outcome}`,
    )
  if (!intent) scene.fail('S17', `${what}\u00a0: personne ne l’a saisie`)
  const before = ledger.lastOf(profileId)
  if ((before?.row.mid ?? 0) + 1 !== row.mid) scene.fail('S2', `${what} suit le n° ${before?.row.mid ?? 0}`)
  const earlierIntent = before && ledger.intents.get(before.key)
  if (intent && earlierIntent && earlierIntent.order >= intent.order)
    scene.fail('S3', `${what} passe après une commande saisie plus tard (${earlierIntent.name})`)
  ledger.settle(profileId, row, command)
  scene.tell(
    `portail\u00a0: ${what} → ${row.outcome}${row.code ? ` ${row.code}` : ''}${row.rev ? ` (rév. ${row.rev})` : ''}`,
  )
}

/** As the portal writes a row: what somebody typed is never overwritten in silence (laws S14, S15). */
export function checkWritten(scene: Scene, row: BaseRow): void {
  const { base } = scene.portal
  const versions = scene.ledger.histories.get(base.clock.epoch)?.get(`${row.kind}|${row.id}`)
  const before = versions?.at(-1)
  if (!before || before.deleted || row.deleted) return
  if (row.rev <= before.rev)
    scene.fail('S1', `${row.kind} ${row.id}\u00a0: révision ${row.rev} après ${before.rev}`)
  if (row.kind === 'observation') checkTexts(scene, before, row)
}

function checkTexts(scene: Scene, before: BaseRow, after: BaseRow): void {
  const textsOf = (row: BaseRow) => {
    const { text, variants, past } = row.data as unknown as Observation
    return [text, ...variants.map((one) => one.text), ...past.map((one) => one.text)]
  }
  const kept = new Set(textsOf(after))
  for (const text of textsOf(before))
    if (!kept.has(text))
      scene.fail('S15', `observation ${after.id}\u00a0: le texte «\u00a0${text}\u00a0» a disparu`)
}
