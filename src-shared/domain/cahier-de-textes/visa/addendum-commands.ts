import { z } from 'zod'
import { applied, defineCommand, put, read, type CommandCall } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { canUseModule, readSettings } from '#shared/domain/people/module-rules.ts'
import { schoolId, schoolRecord } from '#shared/domain/people/school.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { entryRecord, type CahierEntry, type EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { isOfHisCahier } from '#shared/domain/cahier-de-textes/entry/entry-rights.ts'
import { sealOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { addendumTextSchema, type Addendum } from './addendum.ts'
import { seal, sealingChanges } from './grant-rules.ts'
import { sealChainRecord } from './seal-chain.ts'
import type { SealingAct } from './seal-rules.ts'
import type { AddendumId, CahierId, GrantId } from './seal.ts'
import { canVise, readsOfVisaRight } from './visa-rights.ts'

/** Addenda and counter-entries that an entry may bear. */
export const addendaMax = 50

const addArgs = z.strictObject({
  entryId: idSchema<EntryId>(),
  addendumId: idSchema<AddendumId>(),
  text: addendumTextSchema,
})
export type AddAddendumArgs = z.output<typeof addArgs>

function entryOf({ facts, args }: CommandCall<AddAddendumArgs>): CahierEntry | undefined {
  return facts.get(entryRecord, args.entryId)
}

/** Only under a seal: before it, one changes the entry itself. */
function canAdd(entry: CahierEntry, id: AddendumId): Decision {
  if (!sealOf(entry)) return refused('entry-not-sealed')
  if (entry.addenda.some((one) => one.id === id)) return refused('addendum-exists')
  return entry.addenda.length < addendaMax ? allowed : refused('too-many-addenda', { max: addendaMax })
}

function withAddendum(call: CommandCall<AddAddendumArgs>, kind: Addendum['kind']): CahierEntry {
  const entry = must(entryOf(call), 'an entry that decide has seen')
  const { addendumId: id, text } = call.args
  const { typedAt, now: at } = call.context
  const addendum: Addendum = { id, kind, text, by: call.actor.staffId, typedAt, at }
  return { ...entry, addenda: [...entry.addenda, addendum] }
}

const readsOfAddendum = ({ entryId }: AddAddendumArgs) => [readSettings, read(entryRecord, entryId)]

/** Writes an addendum under a sealed entry (additif): dated, signed, shown under it, never changing it (C1). */
export const addAddendum = defineCommand<AddAddendumArgs>({
  name: 'addAddendum',
  version: 1,
  args: addArgs,
  lane: 'text',
  reads: readsOfAddendum,
  decide: (call) => {
    const isOn = canUseModule(call.facts, 'cahier-de-textes')
    if (isOn.kind === 'refused') return isOn
    const entry = entryOf(call)
    if (!entry || !isOfHisCahier(call.actor, { ...entry, replacedIds: [] })) return refused('not-your-cahier')
    return canAdd(entry, call.args.addendumId)
  },
  apply: (call) => applied(put(entryRecord, withAddendum(call, 'addendum'))),
  upgrades: [],
})

const counterArgs = addArgs.extend({ cahierId: idSchema<CahierId>(), grantId: idSchema<GrantId>() })
export type AddCounterEntryArgs = z.output<typeof counterArgs>

/** Writes that a visa was a mistake (contre-écriture): a visa is never withdrawn. Sealed as it is written (C1). */
export const addCounterEntry = defineCommand<AddCounterEntryArgs>({
  name: 'addCounterEntry',
  version: 1,
  args: counterArgs,
  lane: 'text',
  reads: (args) => [
    ...readsOfVisaRight,
    read(entryRecord, args.entryId),
    read(schoolRecord, schoolId),
    read(sealChainRecord, args.cahierId),
  ],
  decide: (call) => {
    const right = canVise(call.actor, call.facts)
    if (right.kind === 'refused') return right
    const entry = entryOf(call)
    return entry?.cahierId === call.args.cahierId
      ? canAdd(entry, call.args.addendumId)
      : refused('entry-unknown')
  },
  apply: (call) => {
    const { actor, args, facts, context } = call
    const written = withAddendum(call, 'counter-entry')
    const { noticeId } = must(sealOf(written), 'a sealed entry')
    const act: SealingAct = {
      school: facts.get(schoolRecord, schoolId)?.uai ?? '',
      ...{ noticeId, grantId: args.grantId, by: actor.staffId, owner: 'direction', observation: '' },
      ...{ at: context.now, on: context.wall.date },
    }
    return applied(...sealingChanges(seal(facts, [written], act)))
  },
  upgrades: [],
})
