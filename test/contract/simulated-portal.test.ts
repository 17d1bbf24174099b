import { beforeAll, describe, expect, it } from 'vitest'
import type { Holder } from '#server/commands/acting-workstation.ts'
import { parkCommands } from '#server/commands/park-commands.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { runPush } from '#server/commands/run-push.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { createSchool } from '#server/store/create-school.ts'
import { pull, pulledJson } from '#server/sync/pull.ts'
import { purgeTombstones } from '#server/sync/purge-tombstones.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { schoolRecord } from '#shared/domain/people/school.ts'
import type { PullAnswer, PullMessage } from '#shared/protocol/pull.ts'
import { drawHistory, type HistoryStep } from '#test/sim/portal/draw-history.ts'
import { parkCommands as parkInMemory } from '#test/sim/portal/park-commands.ts'
import { emptyBase, type SimPortal } from '#test/sim/portal/portal-state.ts'
import { purgeInMemory } from '#test/sim/portal/purge.ts'
import { pull as pullInMemory } from '#test/sim/portal/pull.ts'
import { runPush as pushInMemory } from '#test/sim/portal/run-push.ts'
import { signIn } from '#test/sim/portal/accounts.ts'
import { writeRows } from '#test/sim/portal/write-rows.ts'
import { programs } from '#test/sim/scene/memo-feature.ts'
import { dawnMs, personOf, schoolAtDawn, staff } from '#test/sim/scene/small-school.ts'
import { createChance } from '#test/sim/world/seeded-chance.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()
const registry = programs.portal.new

/** The same school twice: rows in PostgreSQL under the real portal, rows in memory under the simulated one. */
interface Twins {
  readonly context: PortalContext
  readonly memory: SimPortal
  now: number
}

async function twinsOf(uai: string): Promise<Twins> {
  const twins = { now: dawnMs } as { -readonly [K in keyof Twins]: Twins[K] }
  twins.context = { db: base().db, school: uai, registry, clock: () => twins.now }
  const silent = { settled: () => undefined, wrote: () => undefined, moved: () => undefined }
  twins.memory = {
    ...{ base: emptyBase(uai, ''), school: uai, registry, now: () => twins.now },
    ...{ pageRows: 1_000, witness: silent },
  }
  const school = schoolAtDawn().find(({ kind }) => kind === schoolRecord.kind)
  if (school?.op !== 'put') throw new Error('no school at dawn')
  await base()
    .db.transaction()
    .execute((tx) => createSchool(tx, { ...school.record, uai } as never))
  const { epoch } = await base()
    .db.selectFrom('school_clock')
    .select('epoch')
    .where('school', '=', uai)
    .executeTakeFirstOrThrow()
  twins.memory.base.clock = { ...twins.memory.base.clock, epoch }
  await admit(twins, uai)
  return twins
}

async function admit(twins: Twins, uai: string): Promise<void> {
  const { memory } = twins
  const now = instantOf(twins.now)
  for (const one of staff) {
    const person = personOf(one)
    const account = {
      ...{
        id: `${uai}-${person.accountId}`,
        school: uai,
        staff_id: person.staffId,
        external_key: person.staffId,
      },
      ...{ login: person.login, roles: [...one.roles], password_hash: '', must_change: false },
      ...{ suspended_at: null, ended_on: null, signed_in_at: now, created_at: now },
    }
    await base().db.insertInto('account').values(account).execute()
    memory.base.accounts.set(account.id, account)
    for (const post of ['a', 'b']) {
      const { accountId, workstationId } = holderOf(uai, one.id, post)
      const row = {
        ...{ school: uai, id: workstationId, account_id: accountId, post_name: workstationId, last_mid: 0 },
        ...{ wrap_key: Buffer.alloc(32), roles_seen: null, poison_mid: null, revoked_at: null },
        ...{ created_at: now, seen_at: now },
      }
      await base().db.insertInto('workstation').values(row).execute()
      signIn(memory, accountId, workstationId)
    }
  }
}

function holderOf(uai: string, person: string, post: string): Holder {
  return { accountId: `${uai}-account-${person}`, workstationId: `${uai}-${person}-${post}` }
}

function workstationsOf(uai: string) {
  return staff.flatMap(({ id }) =>
    ['a', 'b'].map((post) => ({ person: id, workstationId: `${uai}-${id}-${post}` })),
  )
}

/** Plays one step on both sides, and gives what each of them answered. */
async function play(twins: Twins, step: HistoryStep): Promise<readonly [unknown, unknown]> {
  const { context, memory } = twins
  twins.now = step.atMs
  const holder: Holder | null =
    'person' in step
      ? { accountId: `${context.school}-account-${step.person}`, workstationId: step.workstationId }
      : null
  switch (step.kind) {
    case 'write': {
      const options = { rowsPerRevision: step.rowsPerRevision, now: instantOf(twins.now) }
      const { rev } = await context.db
        .transaction()
        .execute((tx) =>
          applyChanges(tx, context.school, step.changes, { ...options, types: registry.records }),
        )
      return [rev, writeRows(memory, step.changes, options)]
    }
    case 'push': {
      const message = { commands: [...step.commands], epoch: step.isOtherEpoch ? 'other' : null }
      return [
        await runPush(context, holder as Holder, message),
        await pushInMemory(memory, holder as Holder, message),
      ]
    }
    case 'park': {
      const message = { commands: [...step.commands], reason: 'poison' as const }
      return [
        await parkCommands(context, holder as Holder, message),
        parkInMemory(memory, holder as Holder, message),
      ]
    }
    case 'purge': {
      await purgeTombstones(context.db, context.school, instantOf(twins.now + 1))
      purgeInMemory(memory)
      return [null, null]
    }
    case 'pull':
      return pullBoth(twins, holder as Holder, step)
  }
}

/** What each workstation would say of itself: kept from one pull to the next, on one side as on the other. */
const places = new Map<string, { cursor: number; scopes: string[]; epoch: string }>()

async function pullBoth(
  { context, memory }: Twins,
  holder: Holder,
  step: Extract<HistoryStep, { kind: 'pull' }>,
): Promise<readonly [unknown, unknown]> {
  const kept = step.isFresh ? undefined : places.get(holder.workstationId)
  const message: PullMessage = {
    ...{ proto: 1, workstationId: holder.workstationId, schema: {}, page: null, wantsDigest: true },
    ...{
      epoch: kept?.epoch ?? null,
      cursor: kept?.cursor ?? 0,
      scopes: kept?.scopes ?? [],
      outcomesAfter: 0,
    },
  }
  const real = JSON.parse(pulledJson(await pull(context, holder, message))) as PullAnswer
  const simulated = pullInMemory(memory, holder, message)
  if (!real.reset)
    places.set(holder.workstationId, { cursor: real.head, scopes: [...real.scopes], epoch: real.epoch })
  return [inOneOrder(real), inOneOrder(simulated)]
}

/** Scopes are a set; everything else keeps its order. */
function inOneOrder(answer: PullAnswer) {
  const { scopes, scopesAdded, scopesRemoved, rows, ...rest } = answer
  return {
    ...rest,
    ...{ scopes: [...scopes].sort(), added: [...scopesAdded].sort(), removed: [...scopesRemoved].sort() },
    rows: rows.map((row) => ({ ...row, scopes: [...row.scopes].sort() })),
  }
}

describe('the simulated portal is faithful', () => {
  let twins: Twins
  beforeAll(() => {
    places.clear()
  })

  it.each([1, 2, 3, 4, 5, 6])(
    'S1 to S10: the same history (seed %i) gives the same verdicts, rows, deletes, evicts, digests and lastMid on PostgreSQL',
    { timeout: 120_000 },
    async (seed) => {
      twins = await twinsOf(`075${String(seed).padStart(4, '0')}S`)
      const kinds = new Map<string, number>()
      for (const step of drawHistory(
        createChance(seed),
        twins.memory,
        workstationsOf(twins.context.school),
      )) {
        const [real, simulated] = await play(twins, step)
        expect(JSON.parse(canonicalJson(simulated)), `${step.kind} at ${step.atMs}`).toEqual(
          JSON.parse(canonicalJson(real)),
        )
        for (const word of wordsOf(real)) kinds.set(word, (kinds.get(word) ?? 0) + 1)
      }
      for (const word of ['applied', 'rejected']) expect(kinds.get(word) ?? 0, word).toBeGreaterThan(0)
    },
  )
})

function wordsOf(answer: unknown): string[] {
  const { outcomes = [] } = (answer ?? {}) as { outcomes?: { outcome: string }[] }
  return outcomes.map(({ outcome }) => outcome)
}
